//! SQL of the drawn items. One text for both engines. Whose hand one is in is a keyed digest, and gone with the answer.

store::statements! {
    PUT = "INSERT INTO desk_control (id, who, kind, seed, ends_at) VALUES ($1, $2, $3, $4, $5)";
    FIND = "SELECT kind, seed FROM desk_control WHERE id = $1 AND who = $2 AND ends_at > $3";
    MINE = "SELECT id, kind, seed FROM desk_control WHERE who = $1 AND ends_at > $2 ORDER BY id LIMIT 1";
    /// Of two answers to one, one gets the row.
    TAKE = "DELETE FROM desk_control WHERE id = $1 AND who = $2 RETURNING kind";
    END = "DELETE FROM desk_control WHERE who = $1";
    SWEEP = "DELETE FROM desk_control WHERE ends_at <= $1";
    COUNT = "UPDATE desk_control_total SET new_answers = new_answers + 1, new_correct = new_correct + $1 WHERE id = 1";
    /// What is new becomes visible in bundles.
    BUNDLE = "UPDATE desk_control_total SET answers = answers + new_answers, correct = correct + new_correct, new_answers = 0, new_correct = 0 WHERE id = 1 AND new_answers >= $1";
    TOTAL = "SELECT answers, correct FROM desk_control_total WHERE id = 1";
}
