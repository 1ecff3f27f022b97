//! A worker for the tests. Without arguments it is an honest one, `with-model FILE` gives it a face model; with any
//! other it misbehaves as told.
#![allow(clippy::unwrap_used, reason = "part of the tests")]

use std::io::{Read, Write};
use std::process::ExitCode;

use media::protocol::{Answer, HEAD_BYTES, Head, Kind, Ready};
use media::worker::{Setup, run, sandbox};

fn main() -> ExitCode {
    let deed = std::env::args().nth(1);
    match deed.as_deref() {
        None => run(&Setup::default()),
        Some("with-model") => run(&Setup {
            face_model: std::env::args().nth(2).map(Into::into),
        }),
        Some("try") => attempt(&std::env::args().nth(2).unwrap_or_default()),
        Some(lie) => pretend(lie),
    }
}

/// Closes itself in and then does something forbidden. Getting past it is the exit code 42.
fn attempt(deed: &str) -> ExitCode {
    let closed = sandbox::close_outer().and_then(|_| sandbox::close_inner());
    if closed.is_err() {
        return ExitCode::from(4);
    }
    match deed {
        "nothing" => {}
        "open" => drop(std::fs::read("/etc/hostname")),
        "write" => drop(std::fs::write("/tmp/redx-sandbox-test", b"out")),
        "list" => drop(std::fs::read_dir("/")),
        "tcp" => drop(std::net::TcpStream::connect("127.0.0.1:9")),
        "udp" => drop(std::net::UdpSocket::bind("127.0.0.1:0")),
        "unix" => drop(std::os::unix::net::UnixStream::pair()),
        "exec" => drop(std::process::Command::new("/bin/true").status()),
        "thread" => drop(std::thread::Builder::new().spawn(|| ())),
        "kill" => drop(rustix::process::kill_process(
            rustix::process::getppid().unwrap(),
            rustix::process::Signal::WINCH,
        )),
        "memory" => drop(std::hint::black_box(vec![1_u8; 3 << 30])),
        "spin" => spin(),
        _ => return ExitCode::from(5),
    }
    ExitCode::from(42)
}

fn spin() {
    let mut count = 0_u64;
    while std::hint::black_box(count) < u64::MAX {
        count += 1;
    }
}

/// Says that it is ready and then does not keep to the conversation.
fn pretend(lie: &str) -> ExitCode {
    if lie == "dumb" {
        return ExitCode::SUCCESS;
    }
    say(&Answer::Ready(Ready {
        landlock: true,
        face_model: true,
    }));
    if lie == "dies-idle" {
        return ExitCode::SUCCESS;
    }
    let mut head = [0; HEAD_BYTES];
    std::io::stdin().read_exact(&mut head).unwrap();
    let head = Head::parse(head).unwrap();
    let mut body = vec![0; head.body_bytes];
    std::io::stdin().read_exact(&mut body).unwrap();
    match lie {
        "dies" => {}
        "hangs" => drop(std::io::stdin().read(&mut [0])),
        "babbles" => std::io::stdout()
            .write_all(b"HTTP/1.1 200 OK\r\n\r\n")
            .unwrap(),
        "floods" => std::io::stdout()
            .write_all(&[132, 255, 255, 255, 255])
            .unwrap(),
        "skips" => say(&Answer::Ready(Ready {
            landlock: true,
            face_model: true,
        })),
        "cuts" => std::io::stdout()
            .write_all(&Head::of(Kind::Fingerprint, &[0; 266]).unwrap())
            .unwrap(),
        _ => return ExitCode::from(5),
    }
    ExitCode::SUCCESS
}

fn say(answer: &Answer) {
    let (kind, body) = answer.frame();
    let mut output = std::io::stdout();
    output.write_all(&Head::of(kind, &body).unwrap()).unwrap();
    output.write_all(&body).unwrap();
    output.flush().unwrap();
}
