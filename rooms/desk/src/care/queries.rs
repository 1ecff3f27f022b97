//! SQL of care. One text for both engines. Who it is about is a keyed digest.

store::statements! {
    WISHES = "SELECT wishes FROM desk_wish WHERE who = $1";
    WISHES_PUT = "INSERT INTO desk_wish (who, wishes) VALUES ($1, $2) ON CONFLICT (who) DO UPDATE SET wishes = excluded.wishes";
    /// The one above the last is counted, the one above that is not: nothing is touched then.
    EXPOSE = "INSERT INTO desk_exposure (who, day, pictures) VALUES ($1, $2, 1) ON CONFLICT (who, day) DO UPDATE SET pictures = desk_exposure.pictures + 1 WHERE desk_exposure.pictures < $3";
    EXPOSURE = "SELECT pictures FROM desk_exposure WHERE who = $1 AND day = $2";
    EXPOSURE_SWEEP = "DELETE FROM desk_exposure WHERE day < $1";
    /// Whoever has looked at a post may look again: it is one picture.
    LOOKED = "SELECT COUNT(*) FROM desk_seen WHERE person = $1 AND post = $2";
    WORK = "SELECT since, last_at FROM desk_work WHERE who = $1";
    /// After having been away, work begins anew.
    WORK_PUT = "INSERT INTO desk_work (who, since, last_at) VALUES ($1, $2, $2) ON CONFLICT (who) DO UPDATE SET
        since = CASE WHEN desk_work.last_at + $3 <= excluded.last_at THEN excluded.since ELSE desk_work.since END, last_at = excluded.last_at";
    WORK_END = "DELETE FROM desk_work WHERE who = $1";
    CAP = "SELECT pictures FROM desk_cap WHERE id = 1";
    CAP_PUT = "INSERT INTO desk_cap (id, pictures) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET pictures = excluded.pictures";
    /// A colleague said so of a post that waits.
    KIND_ADD = "UPDATE desk_item SET kinds = kinds | $2 WHERE post = $1";
    KINDS_PUT = "UPDATE desk_item SET kinds = $2 | (kinds & 4) WHERE post = $1";
    REPORTED = "SELECT COUNT(*) FROM desk_objection WHERE post = $1";
}
