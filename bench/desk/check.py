"""Nothing decided twice, nothing lost: what the rows say against what the moderators were told."""

import time

DECISIONS = "('post.approved', 'post.refused')"
# The product's own subscriber has this long to bring its queue up to the news.
CATCH_UP_SECONDS = 60


def standing(db):
    """How far publishing is at the end of the work."""
    approved = db.number("SELECT count(*) FROM post WHERE state = 'approved'")
    shown = db.number("SELECT count(*) FROM post WHERE state = 'approved' AND shown_at IS NOT NULL")
    jobs = "SELECT count(*) FROM job WHERE dead = FALSE AND run_at <= ?"
    return {"approved": approved, "shown": shown, "jobs": db.number(jobs, (int(time.time() * 1000),))}


def check(db, posts, done):
    """Ends the measurement with what is wrong, if anything is."""
    behind = catch_up(db)
    subjects = [subject for (subject,) in db.all(f"SELECT subject FROM audit WHERE verb IN {DECISIONS}")]
    decided = set(subjects)
    told = [post for one in done for post in one]
    states = dict(db.all("SELECT state, count(*) FROM post GROUP BY state"))
    waiting = db.number("SELECT count(*) FROM desk_item")
    dead = db.number("SELECT count(*) FROM job WHERE dead = TRUE")
    wrong = {
        "a post was decided twice in the chain": len(subjects) != len(decided),
        "a moderator was told twice of one post": len(told) != len(set(told)),
        "a decision is in the chain that nobody was told of": not decided <= set(told),
        "a decision that somebody was told of is not in the chain": told_of_posts(db, set(told) - decided),
        "a post is lost": sum(states.values()) != posts,
        "a post is neither waiting nor decided": states.get("held", 0) + len(decided) != posts,
        "the queue is not what waits": waiting != states.get("held", 0),
        "a job or an event was given up": dead != 0,
    }
    found = [words for words, so in wrong.items() if so]
    if found:
        raise SystemExit(f"{'; '.join(found)}: {states}, queue {waiting}, decided {len(decided)}, told {len(told)}, dead {dead}")
    return {"decided": len(decided), "waiting": waiting, "behind": behind}


def told_of_posts(db, others):
    """Among what is in nobody's chain only the drawn items are allowed, which are no posts."""
    ids = {str(one).replace("-", "") for one in others}
    known = "SELECT count(*) FROM post WHERE lower(replace(CAST(id AS TEXT), '-', '')) = ?" if db.postgres else "SELECT count(*) FROM post WHERE lower(hex(id)) = ?"
    return any(db.number(known, (one,)) for one in ids)


def catch_up(db):
    """Waits until the queue has heard all news; gives how many seconds it was behind."""
    begun = time.monotonic()
    while time.monotonic() - begun < CATCH_UP_SECONDS:
        place = db.number("SELECT seq FROM event_cursor WHERE subscriber = 'desk.queue'")
        if place >= db.number("SELECT seq FROM event_head"):
            return time.monotonic() - begun
        time.sleep(0.1)
    raise SystemExit("the queue does not come up to the news")
