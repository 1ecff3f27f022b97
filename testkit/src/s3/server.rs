//! The S3 server: the library `s3s-fs` on a port of its own, in a thread of its own.

use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use tokio::net::TcpListener;

use super::Access;
use crate::random;

/// Removes the folder `$1` when standard input closes: also when the process that held it was killed.
const REMOVE_AFTERWARDS: &str = r#"read -r _; rm -rf "$1""#;

/// A server that runs until its process ends; then its objects go too.
#[derive(Debug)]
pub struct Server {
    access: Access,
    _remover: Child,
}

impl Server {
    /// Starts a server on a free port of this machine, with keys of its own.
    ///
    /// # Panics
    /// When there is no temporary folder, port or thread to be had.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("redx-s3-")
            .tempdir()
            .expect("make a temporary folder for the S3 server")
            .keep();
        let remover = remove_afterwards(&folder);
        let (access_key, secret) = (random::hex(), random::hex());
        let service = service(&folder, &access_key, &secret);
        let (tell, told) = mpsc::channel();
        thread::Builder::new()
            .name("s3-server".into())
            .spawn(move || run(service, &tell))
            .expect("start the thread of the S3 server");
        let address = told.recv().expect("the address of the S3 server");
        let access = Access {
            endpoint: format!("http://{address}"),
            access_key,
            secret,
            folder,
        };
        Self {
            access,
            _remover: remover,
        }
    }

    /// What [`URL_VARIABLE`](super::URL_VARIABLE) must be for other processes to use this server.
    #[must_use]
    pub fn variable(&self) -> String {
        self.access.line()
    }

    pub(super) fn access(&self) -> &Access {
        &self.access
    }
}

fn remove_afterwards(folder: &Path) -> Child {
    Command::new("sh")
        .args(["-c", REMOVE_AFTERWARDS, "test-s3-remover"])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0) // an interrupt at the keyboard is for the tests; this follows them
        .spawn()
        .expect("start the remover of the S3 server's folder")
}

fn service(folder: &Path, access_key: &str, secret: &str) -> S3Service {
    let files = s3s_fs::FileSystem::new(folder).expect("open the folder of the S3 server");
    let mut builder = S3ServiceBuilder::new(files);
    builder.set_auth(SimpleAuth::from_single(access_key, secret));
    builder.build()
}

fn run(service: S3Service, tell: &mpsc::Sender<SocketAddr>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("make the runtime of the S3 server");
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("bind a port for the S3 server");
        let address = listener.local_addr().expect("read the server's address");
        tell.send(address)
            .expect("tell the address of the S3 server");
        serve(listener, service).await;
    });
}

async fn serve(listener: TcpListener, service: S3Service) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        drop(stream.set_nodelay(true));
        let service = service.clone();
        tokio::spawn(async move {
            let http = Builder::new(TokioExecutor::new());
            // A client that hangs up mid-request is the client's affair.
            drop(http.serve_connection(TokioIo::new(stream), service).await);
        });
    }
}
