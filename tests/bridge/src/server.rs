//! Serves the screen and its commands to a browser: files by GET, calls by POST, events as they come.

use std::collections::HashSet;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use futures_util::stream::{Stream, unfold};
use serde_json::{Value, json};
use tauri::ipc::{InvokeBody, InvokeResponseBody};
use tauri::test::MockRuntime;
use tauri::{AppHandle, Listener};
use tokio::sync::broadcast;

use crate::program::{Caller, Program};

const BYTES: HeaderValue = HeaderValue::from_static("application/octet-stream");
const JSON: HeaderValue = HeaderValue::from_static("application/json");

struct Bridge {
    app: AppHandle<MockRuntime>,
    caller: Caller,
    /// Events that a page has asked for; each is listened to once.
    heard: Mutex<HashSet<String>>,
    news: broadcast::Sender<String>,
}

/// The routes over a started program.
pub fn routes(program: &Program) -> Router {
    let bridge = Bridge {
        app: program.app().clone(),
        caller: program.caller(),
        heard: Mutex::default(),
        news: broadcast::channel(1024).0,
    };
    Router::new()
        .route("/bridge/call/{command}", post(call))
        .route("/bridge/events", get(events))
        .fallback(get(file))
        .with_state(Arc::new(bridge))
}

/// One call of the screen. The answer carries Tauri's own distinction: JSON or bytes, given or refused.
async fn call(
    State(bridge): State<Arc<Bridge>>,
    Path(command): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let arguments = if headers.get(CONTENT_TYPE) == Some(&BYTES) {
        InvokeBody::Raw(body.to_vec())
    } else {
        match serde_json::from_slice(&body) {
            Ok(arguments) => InvokeBody::Json(arguments),
            Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
        }
    };
    if command == "plugin:event|listen" {
        hear(&bridge, &arguments);
    }
    // The call waits for the command, which may be long: not on a thread that serves the others.
    let answered = tokio::task::spawn_blocking(move || bridge.caller.call(&command, arguments)).await;
    match answered {
        Ok(Ok(InvokeResponseBody::Json(text))) => answer(StatusCode::OK, JSON, text.into_bytes()),
        Ok(Ok(InvokeResponseBody::Raw(bytes))) => answer(StatusCode::OK, BYTES, bytes),
        Ok(Err(refusal)) => answer(StatusCode::UNPROCESSABLE_ENTITY, JSON, refusal.to_string().into_bytes()),
        Err(panic) => (StatusCode::INTERNAL_SERVER_ERROR, panic.to_string()).into_response(),
    }
}

fn answer(status: StatusCode, kind: HeaderValue, body: Vec<u8>) -> Response {
    (status, [(CONTENT_TYPE, kind)], body).into_response()
}

/// From now on passes an event of the program to the pages.
fn hear(bridge: &Bridge, arguments: &InvokeBody) {
    let InvokeBody::Json(arguments) = arguments else { return };
    let Some(name) = arguments["event"].as_str().map(str::to_owned) else { return };
    let first = bridge.heard.lock().is_ok_and(|mut heard| heard.insert(name.clone()));
    if first {
        let news = bridge.news.clone();
        bridge.app.listen_any(name.clone(), move |event| {
            let payload: Value = serde_json::from_str(event.payload()).unwrap_or(Value::Null);
            // Nobody listens while a page is loading: an error here means only that.
            let _ = news.send(json!({ "event": name, "payload": payload }).to_string());
        });
    }
}

async fn events(State(bridge): State<Arc<Bridge>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    Sse::new(unfold(bridge.news.subscribe(), |mut news| async {
        let text = news.recv().await.ok()?;
        Some((Ok(Event::default().data(text)), news))
    }))
}

/// A file of the screen, as compiled into the program and with its content security policy.
async fn file(State(bridge): State<Arc<Bridge>>, uri: Uri) -> Response {
    let Some(asset) = bridge.app.asset_resolver().get(uri.path().to_owned()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(Body::from(asset.bytes));
    let headers = response.headers_mut();
    headers.extend(HeaderValue::from_str(&asset.mime_type).map(|kind| (CONTENT_TYPE, kind)));
    if let Some(Ok(policy)) = asset.csp_header.map(|policy| HeaderValue::from_str(&policy)) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}
