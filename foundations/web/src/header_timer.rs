//! The clock of one connection, by which its next headers must be complete.

use hyper::rt::{Sleep, Timer};
use hyper_util::rt::TokioTimer;
use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::{Duration, Instant},
};

/// One alarm for as long as the connection lives. It goes off at the time of some earlier request and is only then set
/// to the newest: to set it for every request takes two locks of the runtime each, for an alarm that almost never rings.
#[derive(Clone, Default)]
pub(crate) struct HeaderTimer(Arc<Alarm>);

type Alarm = Mutex<Option<Pin<Box<tokio::time::Sleep>>>>;

impl Timer for HeaderTimer {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        self.sleep_until(self.now() + duration)
    }

    fn sleep_until(&self, deadline: Instant) -> Pin<Box<dyn Sleep>> {
        let alarm = Arc::clone(&self.0);
        Box::pin(Until { deadline, alarm })
    }

    fn now(&self) -> Instant {
        TokioTimer::new().now()
    }
}

/// Never earlier than one made before it on the same connection.
struct Until {
    deadline: Instant,
    alarm: Arc<Alarm>,
}

impl Sleep for Until {}

impl Future for Until {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let deadline = self.deadline.into();
        let mut alarm = self.alarm.lock().unwrap_or_else(PoisonError::into_inner);
        let set = || Box::pin(tokio::time::sleep_until(deadline));
        let alarm = alarm.get_or_insert_with(set);
        while alarm.as_mut().poll(context).is_ready() {
            if alarm.deadline() >= deadline {
                return Poll::Ready(());
            }
            alarm.as_mut().reset(deadline);
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::poll;

    #[tokio::test]
    async fn an_alarm_of_an_earlier_request_does_not_ring_for_a_later_one() {
        let timer = HeaderTimer::default();
        let now = timer.now();
        timer.sleep_until(now).await;
        let mut later = timer.sleep_until(now + Duration::from_hours(1));
        assert!(poll!(&mut later).is_pending());
        let alarm = timer.0.lock().unwrap();
        let set = alarm.as_ref().unwrap().deadline();
        assert_eq!(set.into_std(), now + Duration::from_hours(1));
    }
}
