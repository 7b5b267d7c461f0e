//! A bare server of axum, and the same behind tower-http's CORS layer: `none`, `tower-http`.
use axum::http::{header, HeaderName, HeaderValue, Method};
use axum::{routing::any, Router};
use std::time::Duration;
use tower_http::cors::CorsLayer;

#[tokio::main]
async fn main() {
    let mut app = Router::new().route(
        "/items/{id}",
        any(|| async { ([(header::CONTENT_TYPE, "application/json")], r#"{"id":"42","name":"an item"}"#) }),
    );
    if std::env::args().last().as_deref() == Some("tower-http") {
        let origins: Vec<HeaderValue> =
            (0..100).map(|i| format!("https://tenant-{i}.example.com").parse().unwrap()).collect();
        app = app.layer(
            CorsLayer::new()
                .allow_origin(origins)
                .allow_credentials(true)
                .allow_methods([Method::GET, Method::PUT, Method::DELETE])
                .allow_headers([header::CONTENT_TYPE, header::AUTHORIZATION, HeaderName::from_static("x-api-key")])
                .expose_headers([HeaderName::from_static("x-request-id")])
                .max_age(Duration::from_secs(600)),
        );
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("{{\"port\":{}}}", listener.local_addr().unwrap().port());
    axum::serve(listener, app).await.unwrap();
}
