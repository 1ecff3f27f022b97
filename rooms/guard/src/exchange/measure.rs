//! Numbers of exchanges for the operator. An exchange is called by its row: names of lists are not for others.

use super::{model::Exchange, row};
use store::{Db, Millis, Result};

/// Brings `/metrics` of this node up to date.
pub(super) async fn all(db: &Db) -> Result<()> {
    let now = db.now();
    for exchange in row::list(db).await? {
        one(&exchange, now);
    }
    Ok(())
}

fn one(exchange: &Exchange, now: Millis) {
    let id = exchange.id.to_string();
    let set = |name: &'static str, value: i64| {
        let labels = [
            ("exchange", id.clone()),
            ("kind", exchange.kind.name().into()),
        ];
        metrics::gauge!(name, &labels).set(number(value));
    };
    set(
        "redx_exchange_last_done_seconds",
        exchange.last_done.unwrap_or(0) / 1_000,
    );
    set("redx_exchange_failures", exchange.failures);
    set("redx_exchange_late", i64::from(exchange.is_late(now)));
    set("redx_exchange_enabled", i64::from(exchange.enabled));
}

/// Seconds since 1970 fit into the exact numbers of a gauge for as long as anybody reads this.
fn number(value: i64) -> f64 {
    let high = i32::try_from(value >> 20).unwrap_or(i32::MAX);
    let low = u32::try_from(value & 0xf_ffff).unwrap_or(0);
    f64::from(high) * 1_048_576.0 + f64::from(low)
}
