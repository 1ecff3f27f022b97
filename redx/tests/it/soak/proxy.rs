//! A door before a server: open, shut, or open with nobody behind it.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

/// How the door stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    Open,
    /// Every connection is cut, and new ones are hung up on.
    Shut,
    /// Connections stand, and not a byte comes through.
    Silent,
}

pub(super) struct Proxy {
    pub(super) address: SocketAddr,
    door: Arc<Mutex<Door>>,
}

impl Proxy {
    /// A door before `server`. It stands until the process ends.
    pub(super) fn before(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let door = Arc::new(Mutex::new(Door::Open));
        let held = Arc::clone(&door);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if stands(&held) != Door::Shut
                    && let Ok(server) = TcpStream::connect(server)
                {
                    pass(&client, &server, &held);
                    pass(&server, &client, &held);
                }
            }
        });
        Self { address, door }
    }

    pub(super) fn turn(&self, door: Door) {
        *self.door.lock().unwrap_or_else(PoisonError::into_inner) = door;
    }
}

fn stands(door: &Mutex<Door>) -> Door {
    *door.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hands on what comes from one side, as the door allows.
fn pass(from: &TcpStream, to: &TcpStream, door: &Arc<Mutex<Door>>) {
    let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
    let door = Arc::clone(door);
    // Looks up now and then, to cut a connection that says nothing.
    from.set_read_timeout(Some(Duration::from_millis(50)))
        .unwrap();
    thread::spawn(move || {
        let mut buffer = [0; 16 * 1024];
        loop {
            let read = from.read(&mut buffer);
            while stands(&door) == Door::Silent {
                thread::sleep(Duration::from_millis(20));
            }
            let passed = match read {
                _ if stands(&door) == Door::Shut => break,
                Ok(0) => break,
                Ok(length) => to.write_all(&buffer[..length]).is_ok(),
                Err(error) => matches!(
                    error.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                ),
            };
            if !passed {
                break;
            }
        }
        drop(from.shutdown(Shutdown::Both));
        drop(to.shutdown(Shutdown::Both));
    });
}
