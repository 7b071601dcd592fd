//! `concilia-bridge FOLDER DATE`: starts the program with its data in FOLDER, on that date; serves it on a free port, says
//! where, and ends when its standard input does.
#![allow(clippy::print_stdout, reason = "the flows read the address there")]

use concilia_bridge::{program::Program, server};
use tokio::io::{AsyncReadExt, stdin};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(date)) = (arguments.next(), arguments.next()) else {
        return Err("usage: concilia-bridge FOLDER DATE".into());
    };
    let program = Program::start(folder.as_ref(), date.parse()?)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    let parent_has_gone = async {
        // An error is an end as well.
        let _ = stdin().read_to_end(&mut Vec::new()).await;
    };
    tokio::select! {
        served = axum::serve(listener, server::routes(&program)).into_future() => served?,
        () = parent_has_gone => (),
    }
    Ok(())
}
