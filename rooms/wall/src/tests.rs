//! Requests in; pages, JSON and frames out.
