//! Amounts: typing, showing, dividing.

use proptest::prelude::*;

use super::*;

fn typed(text: &str) -> Result<i64, MoneyError> {
    Money::parse_italian(text).map(Money::cents)
}

#[test]
fn italian_typing_is_read() {
    for (text, cents) in [
        ("1.234,56", 123_456),
        ("1234,5", 123_450),
        ("1234", 123_400),
        ("€ 1 000", 100_000),
        ("1\u{a0}000,00 €", 100_000),
        ("288.213 euro", 28_821_300),
        ("EUR 12,30", 1_230),
        ("-12,00 €", -1_200),
        ("0", 0),
        ("0,05", 5),
        ("1'000", 100_000),
        ("12,500", 1_250),
        ("1.000.000,00", 100_000_000),
    ] {
        assert_eq!(typed(text), Ok(cents), "{text}");
    }
}

#[test]
fn what_is_no_amount_is_refused_with_its_reason() {
    for text in ["", "   ", "€", " euro "] {
        assert_eq!(typed(text), Err(MoneyError::Empty), "{text:?}");
    }
    for text in [
        "dieci",
        "1.23",
        "1.2345",
        "12.34,5",
        "1,2,3",
        "1.234.56",
        "12,",
        ",",
        "-",
        "1 23",
        "1.000 000",
        "1e3",
        "+5",
        "=1",
        "١٢",
    ] {
        assert_eq!(typed(text), Err(MoneyError::NotAnAmount), "{text:?}");
    }
    for text in ["1,234", "0,001", "1.234,567"] {
        assert_eq!(typed(text), Err(MoneyError::BeyondCents), "{text:?}");
    }
    for text in ["92.233.720.368.547.758,08", "99999999999999999999999", "92233720368547759"] {
        assert_eq!(typed(text), Err(MoneyError::TooLarge), "{text:?}");
    }
    assert_eq!(typed("92.233.720.368.547.758,07"), Ok(i64::MAX));
}

#[test]
fn amounts_are_shown_as_italians_write_them() {
    let money = Money::from_cents(28_821_300);
    assert_eq!(money.italian(), "288.213,00\u{a0}€");
    assert_eq!(money.italian_short(), "288.213\u{a0}€");
    assert_eq!(Money::from_cents(100_005).italian_short(), "1.000,05\u{a0}€", "cents are never dropped");
    assert_eq!(Money::from_cents(-5).to_string(), "-0,05\u{a0}€");
    assert_eq!(Money::from_cents(i64::MIN).italian(), "-92.233.720.368.547.758,08\u{a0}€");
}

#[test]
fn files_hold_the_decimal_number_with_two_decimals() {
    let json = serde_json::to_string(&Money::from_cents(28_821_300)).unwrap();
    assert_eq!(json, "\"288213.00\"");
    assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), Money::from_cents(28_821_300));
    assert_eq!(serde_json::from_str::<Money>("\"12.5\"").unwrap(), Money::from_cents(1_250));
    assert!(serde_json::from_str::<Money>("\"12.345\"").is_err());
    assert!(serde_json::from_str::<Money>("12.34").is_err(), "a floating number is not an amount");
    assert_eq!(serde_json::to_string(&Money::ZERO).unwrap(), "\"0.00\"");
}

#[test]
fn sums_beyond_the_limit_have_no_result() {
    let most = Money::from_cents(i64::MAX);
    assert_eq!(most.checked_add(Money::from_cents(1)), None);
    assert_eq!(Money::from_cents(i64::MIN).checked_sub(Money::from_cents(1)), None);
    assert_eq!(Money::sum([most, Money::from_cents(1)]), None);
    assert_eq!(Money::sum([]), Some(Money::ZERO));
}

#[test]
fn cents_left_go_to_the_largest_remainder_then_weight_then_name() {
    let share = |weight, name| Share { weight, name };
    let cents = |total: i64, shares: &[Share<'_>]| -> Vec<i64> {
        Money::from_cents(total).split(shares).unwrap().into_iter().map(Money::cents).collect()
    };
    assert_eq!(cents(100, &[share(1, "b"), share(1, "a"), share(1, "c")]), [33, 34, 33], "the first name");
    assert_eq!(cents(100, &[share(1, "Étoile"), share(1, "Fiore"), share(1, "Zeta")]), [34, 33, 33], "accents ignored");
    // 5 cents by 1, 3: exact parts 1.25 and 3.75.
    assert_eq!(cents(5, &[share(1, "a"), share(3, "b")]), [1, 4], "the largest remainder");
    // 2 cents by 1, 3: exact parts 0.5 and 1.5, equal remainders.
    assert_eq!(cents(2, &[share(1, "a"), share(3, "b")]), [0, 2], "the larger weight");
    assert_eq!(cents(-100, &[share(1, "b"), share(1, "a"), share(1, "c")]), [-33, -34, -33]);
    assert_eq!(cents(10, &[share(0, "a"), share(1, "b")]), [0, 10]);
    assert_eq!(Money::from_cents(1).split(&[]), Err(MoneyError::NoWeights));
    assert_eq!(Money::from_cents(1).split(&[share(0, "a")]), Err(MoneyError::NoWeights));
}

fn participants() -> impl Strategy<Value = Vec<(u64, String)>> {
    prop::collection::vec((prop_oneof![0..5_u64, any::<u64>()], "[a-d]{1,2}"), 1..12)
        .prop_filter("somebody counts", |all| all.iter().any(|(weight, _)| *weight > 0))
}

fn shares(all: &[(u64, String)]) -> Vec<Share<'_>> {
    all.iter().map(|(weight, name)| Share { weight: *weight, name }).collect()
}

proptest! {
    #[test]
    fn a_division_always_adds_up(total in any::<i64>(), all in participants()) {
        let parts = Money::from_cents(total).split(&shares(&all)).unwrap();
        prop_assert_eq!(parts.iter().map(|part| i128::from(part.cents())).sum::<i128>(), i128::from(total));
    }

    #[test]
    fn a_share_is_its_exact_part_but_for_less_than_a_cent(total in any::<i64>(), all in participants()) {
        let weights: u128 = all.iter().map(|(weight, _)| u128::from(*weight)).sum();
        let parts = Money::from_cents(total).split(&shares(&all)).unwrap();
        for (part, (weight, _)) in parts.iter().zip(&all) {
            let exact = u128::from(total.unsigned_abs()) * u128::from(*weight) / weights;
            let given = u128::from(part.cents().unsigned_abs());
            prop_assert!(given == exact || given == exact + 1);
        }
    }

    #[test]
    fn a_division_does_not_depend_on_the_order(total in any::<i64>(), all in participants(), turn in 0..12_usize) {
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len());
        turned.reverse();
        let given = |all: &[(u64, String)]| {
            let parts = Money::from_cents(total).split(&shares(all)).unwrap();
            let mut given: Vec<(u64, String, i64)> =
                all.iter().zip(parts).map(|((weight, name), part)| (*weight, name.clone(), part.cents())).collect();
            given.sort();
            given
        };
        prop_assert_eq!(given(&all), given(&turned));
    }

    #[test]
    fn what_is_shown_is_read_back(cents in any::<i64>()) {
        prop_assume!(cents != i64::MIN);
        let money = Money::from_cents(cents);
        prop_assert_eq!(Money::parse_italian(&money.italian()), Ok(money));
        prop_assert_eq!(Money::parse_italian(&money.italian_short()), Ok(money));
        prop_assert_eq!(serde_json::from_str::<Money>(&serde_json::to_string(&money).unwrap()).unwrap(), money);
    }

    #[test]
    fn nothing_typed_makes_it_fail(text in any::<String>()) {
        let _ = Money::parse_italian(&text);
    }
}
