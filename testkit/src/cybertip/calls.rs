//! The calls.

use super::{Fault, File, PASSWORD, Report, State, USER, schema::Node};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request, State as Shared},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use data_encoding::BASE64;
use http::{HeaderMap, StatusCode, header};
use md5::{Digest as _, Md5};
use std::sync::{Arc, Mutex, PoisonError};

type There = Shared<Arc<Mutex<State>>>;

/// What a call comes to: a code, and what else the answer holds.
type Done = (u16, String);

pub(super) fn router(state: Arc<Mutex<State>>) -> Router {
    Router::new()
        .route("/ispws/status", get(status))
        .route("/ispws/xsd", get(xsd))
        .route("/ispws/submit", post(submit))
        .route("/ispws/upload", post(upload))
        .route("/ispws/fileinfo", post(fileinfo))
        .route("/ispws/finish", post(finish))
        .route("/ispws/retract", post(retract))
        .layer(DefaultBodyLimit::max(64 << 20))
        .with_state(state)
}

async fn status(there: There, headers: HeaderMap) -> Response {
    run(&there, "/status", &headers, |_, _| (0, String::new())).await
}

/// No schema: something that is one, so that a command has something to save.
async fn xsd(there: There, headers: HeaderMap) -> Response {
    let well = run(&there, "/xsd", &headers, |_, _| (0, String::new())).await;
    let xml = Some("text/xml");
    let kind = well.headers().get(header::CONTENT_TYPE);
    let is_xml = kind.and_then(|kind| kind.to_str().ok()) == xml;
    if !well.status().is_success() || !is_xml {
        return well;
    }
    let schema = "<?xml version=\"1.0\"?>\n<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\
        <xs:element name=\"report\" type=\"xs:anyType\"/><xs:element name=\"fileDetails\" type=\"xs:anyType\"/></xs:schema>\n";
    ([(header::CONTENT_TYPE, "text/xml")], schema).into_response()
}

async fn submit(there: There, headers: HeaderMap, body: Bytes) -> Response {
    run(&there, "/submit", &headers, |state, _| {
        if !is_xml(&headers) {
            return refuse(4000, "not text/xml");
        }
        let xml = String::from_utf8_lossy(&body).into_owned();
        if let Err(refused) = valid(&xml, "report") {
            return refused;
        }
        let now = state.clock.now();
        let id = 4_000_001 + u64::try_from(state.reports.len()).unwrap_or_default();
        let report = Report {
            xml,
            opened_at: now,
            changed_at: now,
            ..Report::default()
        };
        state.reports.insert(id, report);
        (0, format!("<reportId>{id}</reportId>"))
    })
    .await
}

async fn upload(there: There, headers: HeaderMap, request: Request) -> Response {
    let parts = parts(request).await;
    run(&there, "/upload", &headers, |state, fault| {
        let Some((id, name, bytes)) = parts else {
            return refuse(4200, "wants id, then file");
        };
        state.files += 1;
        let file = format!("{:032x}", state.files);
        let report = match open(state, id) {
            Ok(report) => report,
            Err(refused) => return refused,
        };
        let mut md5 = Md5::new();
        md5.update(&bytes);
        if matches!(fault, Some(Fault::OtherHash)) {
            md5.update("more");
        }
        let sum: String = md5.finalize().iter().map(|b| format!("{b:02x}")).collect();
        report.files.push(File {
            id: file.clone(),
            name,
            bytes,
            details: Vec::new(),
        });
        (
            0,
            format!("<reportId>{id}</reportId><fileId>{file}</fileId><hash>{sum}</hash>"),
        )
    })
    .await
}

async fn fileinfo(there: There, headers: HeaderMap, body: Bytes) -> Response {
    run(&there, "/fileinfo", &headers, |state, _| {
        let xml = String::from_utf8_lossy(&body).into_owned();
        let node = match valid(&xml, "fileDetails") {
            Ok(node) if is_xml(&headers) => node,
            Ok(_) => return refuse(4000, "not text/xml"),
            Err(refused) => return refused,
        };
        let id = node.text_of("reportId").and_then(|id| id.parse().ok());
        let report = match open(state, id.unwrap_or_default()) {
            Ok(report) => report,
            Err(refused) => return refused,
        };
        let file = node.text_of("fileId").unwrap_or_default();
        match report.files.iter_mut().find(|known| known.id == file) {
            Some(known) => known.details.push(xml),
            None => return refuse(5002, "no such file"),
        }
        (
            0,
            format!("<reportId>{}</reportId>", id.unwrap_or_default()),
        )
    })
    .await
}

async fn finish(there: There, headers: HeaderMap, body: Bytes) -> Response {
    run(&there, "/finish", &headers, |state, _| {
        let id = form_id(&body);
        match open(state, id) {
            Ok(report) => {
                report.finished = true;
                let files = report.files.iter();
                let files: String = files
                    .map(|f| format!("<fileId>{}</fileId>", f.id))
                    .collect();
                (
                    0,
                    format!("<reportId>{id}</reportId><files>{files}</files>"),
                )
            }
            Err(refused) => refused,
        }
    })
    .await
}

async fn retract(there: There, headers: HeaderMap, body: Bytes) -> Response {
    run(&there, "/retract", &headers, |state, _| {
        match open(state, form_id(&body)) {
            Ok(report) => {
                report.retracted = true;
                (0, String::new())
            }
            Err(refused) => refused,
        }
    })
    .await
}

/// Who is asking, what goes wrong, and then the call itself.
async fn run(
    there: &There,
    path: &'static str,
    headers: &HeaderMap,
    call: impl FnOnce(&mut State, Option<&Fault>) -> Done,
) -> Response {
    let (fault, done) = {
        let mut state = there.lock().unwrap_or_else(PoisonError::into_inner);
        *state.calls.entry(path).or_default() += 1;
        let fault = state.faults.get_mut(path).and_then(|line| line.pop_front());
        let done = match &fault {
            _ if !knows(headers) => refuse(2000, "who are you"),
            Some(Fault::Code(code)) => refuse(*code, "as the test says"),
            Some(Fault::RequestLost) => (0, String::new()),
            fault => call(&mut state, fault.as_ref()),
        };
        (fault, done)
    };
    let root = if path == "/finish" && done.0 == 0 {
        "reportDoneResponse"
    } else {
        "reportResponse"
    };
    let (code, rest) = done;
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{root}><responseCode>{code}</responseCode>{rest}</{root}>"
    );
    // The code counts: refusals come under 200 and faults of the server under 500, as they do there.
    let status = if (1000..2000).contains(&code) {
        500
    } else {
        200
    };
    let status = if code == 2000 { 401 } else { status };
    match fault {
        Some(Fault::AnswerLost | Fault::RequestLost) => broken(),
        Some(Fault::Hangs) => std::future::pending().await,
        Some(Fault::Says(bytes)) => bytes.into_response(),
        Some(Fault::Status(status)) => answer(status, xml),
        _ => answer(status, xml),
    }
}

fn answer(status: u16, xml: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "text/xml")], xml).into_response()
}

/// The connection ends before the body does.
fn broken() -> Response {
    let end = futures_util::stream::once(async { Err::<Bytes, _>(std::io::Error::other("gone")) });
    Response::new(Body::from_stream(end))
}

fn refuse(code: u16, why: &str) -> Done {
    (
        code,
        format!("<responseDescription>{why}</responseDescription>"),
    )
}

fn valid(xml: &str, root: &str) -> Result<Node, Done> {
    let node = Node::read(xml).map_err(|why| refuse(4110, &why))?;
    if node.name != root {
        return Err(refuse(4100, "another root"));
    }
    node.check().map_err(|why| refuse(4100, &why))?;
    Ok(node)
}

fn open(state: &mut State, id: u64) -> Result<&mut Report, Done> {
    let now = state.clock.now();
    match state.reports.get_mut(&id) {
        Some(report) if report.retracted => Err(refuse(5101, "retracted")),
        Some(report) if report.finished => Err(refuse(5102, "finished")),
        Some(report) if !report.is_gone(now) => {
            report.changed_at = now;
            Ok(report)
        }
        _ => Err(refuse(5001, "no such report")),
    }
}

fn knows(headers: &HeaderMap) -> bool {
    let pair = BASE64.encode(format!("{USER}:{PASSWORD}").as_bytes());
    let wanted = format!("Basic {pair}");
    headers
        .get(header::AUTHORIZATION)
        .is_some_and(|given| given.as_bytes() == wanted.as_bytes())
}

fn is_xml(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| {
        kind.replace(' ', "")
            .eq_ignore_ascii_case("text/xml;charset=utf-8")
    })
}

fn form_id(body: &Bytes) -> u64 {
    let text = String::from_utf8_lossy(body);
    text.strip_prefix("id=")
        .and_then(|id| id.parse().ok())
        .unwrap_or_default()
}

/// `id` first, then one `file`.
async fn parts(request: Request) -> Option<(u64, String, Vec<u8>)> {
    let mut form = Multipart::from_request(request, &()).await.ok()?;
    let id = form.next_field().await.ok()??;
    let id = (id.name() == Some("id")).then_some(id)?.text().await.ok()?;
    let file = form.next_field().await.ok()??;
    let file = (file.name() == Some("file")).then_some(file)?;
    let name = file.file_name()?.to_owned();
    let bytes = file.bytes().await.ok()?.to_vec();
    let more = form.next_field().await.ok()?;
    more.is_none().then_some((id.parse().ok()?, name, bytes))
}
