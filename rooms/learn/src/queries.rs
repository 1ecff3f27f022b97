//! SQL of the room: the totals of the knowledge check.

store::statements! {
    ADD = "INSERT INTO quiz_total (question, answered, rightly) VALUES ($1, $2, $3) ON CONFLICT (question) DO UPDATE SET answered = quiz_total.answered + excluded.answered, rightly = quiz_total.rightly + excluded.rightly";
    TOTALS = "SELECT question, answered, rightly FROM quiz_total ORDER BY question";
}
