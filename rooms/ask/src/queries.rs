//! SQL of the room. One text for both engines.

/// The columns of [`crate::row::Row`].
macro_rules! row {
    ($rest:literal) => {
        concat!(
            "SELECT id, thread, state, lang, about, first_name, words, signs, same_mac, made_at, resolve_at, reason, see, ",
            "withdrawn_at, spoken, vouched_by FROM ask_question ",
            $rest
        )
    };
}

/// The columns of [`crate::shown::Shown`].
macro_rules! shown {
    ($rest:literal) => {
        concat!(
            "SELECT question, no, name, thread, lang, about, first_name, words, answer, related, wanted, shown_at, closed, ",
            "slow, collapsed, spoken, often FROM ask_answer ",
            $rest
        )
    };
}

store::statements! {
    INSERT = "INSERT INTO ask_question (id, thread, state, lang, about, first_name, words, signs, same_mac, receipt_mac, made_at, state_at, resolve_at, spoken) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)";
    /// Locks the row on PostgreSQL; SQLite has one writer.
    BY_ID = row!("WHERE id = $1"), postgres = row!("WHERE id = $1 FOR UPDATE");
    BY_ID_READ = row!("WHERE id = $1");
    BY_RECEIPT = row!("WHERE receipt_mac = $1");
    MOVE = "UPDATE ask_question SET state = $3, state_at = $4 WHERE id = $1 AND state = $2";
    REASON = "UPDATE ask_question SET reason = $2, see = $3, resolve_at = $4 WHERE id = $1";
    NO_WORDS = "UPDATE ask_question SET words = NULL, first_name = NULL WHERE id = $1";
    WITHDRAWN = "UPDATE ask_question SET withdrawn_at = $2, words = NULL, first_name = NULL WHERE id = $1";
    /// The same words, waiting: answered or declined with the first of them.
    SAME_DECLINED = "UPDATE ask_question SET state = 'declined', state_at = $3, reason = $4, see = $5 WHERE same_mac = $1 AND state = 'held' AND id <> $2";
    NEW_SINCE = "SELECT COUNT(*) FROM ask_question WHERE made_at > $1";
    WAITING = "SELECT COUNT(*) FROM ask_question WHERE state = 'held'";
    FOLLOWED_SINCE = "SELECT COUNT(*) FROM ask_question WHERE thread = $1 AND id <> $1 AND made_at > $2";
    /// How long people took lately to decline, in milliseconds.
    DELAYS = "SELECT state_at - made_at FROM ask_question WHERE state = 'declined' ORDER BY made_at DESC LIMIT $1";
    /// The first of each that waits: what may be grave first, abuse last, the oldest of the rest.
    HELD = "SELECT q.id, q.thread, q.lang, q.words, q.signs, q.made_at, (SELECT COUNT(*) FROM ask_question s WHERE s.same_mac = q.same_mac AND s.state = 'held') AS times
        FROM ask_question q WHERE q.state = 'held' AND NOT EXISTS (SELECT 1 FROM ask_question e WHERE e.same_mac = q.same_mac AND e.state = 'held' AND e.id < q.id)
        ORDER BY CASE WHEN q.signs LIKE '%grave%' THEN 0 WHEN q.signs LIKE '%abusive%' THEN 2 ELSE 1 END, q.made_at, q.id LIMIT $1";
    /// What waits for a second reader, who is not the first.
    VOUCHED = "SELECT id, words, lang, made_at FROM ask_question WHERE state = 'vouched' AND vouched_by <> $1 ORDER BY state_at, id LIMIT $2";
    VOUCH = "UPDATE ask_question SET words = $2, vouched_by = $3 WHERE id = $1";
    /// Nobody read it in time, and the words are destroyed.
    SPEAKING_END = "UPDATE ask_question SET state = 'declined', state_at = $1, reason = 'unusable' WHERE state = 'speaking' AND state_at <= $2";
    DECLINED_FORGET = "UPDATE ask_question SET words = NULL, first_name = NULL WHERE state = 'declined' AND state_at <= $1 AND words IS NOT NULL";
    CLOSE_ALL = "UPDATE ask_question SET state = 'closed', state_at = $1 WHERE state = 'answered' AND thread = id";
    CLOSE_ALL_SHOWN = "UPDATE ask_answer SET closed = TRUE WHERE thread = question";

    SHOW = "INSERT INTO ask_answer (question, no, name, thread, lang, about, first_name, words, answer, related, shown_at, spoken) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    REVISE = "UPDATE ask_answer SET first_name = $2, words = $3, answer = $4, related = $5 WHERE question = $1";
    HIDE = "DELETE FROM ask_answer WHERE question = $1";
    SHOWN = shown!("WHERE question = $1");
    SHOWN_BY_NAME = shown!("WHERE name = $1");
    /// The newest threads, answers before follow-ups.
    SHOWN_PAGE = shown!("WHERE thread = question AND (shown_at, question) < ($1, $2) ORDER BY shown_at DESC, question DESC LIMIT $3");
    SHOWN_IN = shown!("WHERE thread = question AND lang = $1 ORDER BY shown_at DESC, question DESC LIMIT $2");
    /// Those that are asked again and again, the most wanted first.
    SHOWN_OFTEN = shown!("WHERE often AND lang = $1 AND thread = question ORDER BY wanted DESC, shown_at, question LIMIT $2");
    SHOWN_THREAD = shown!("WHERE thread = $1 AND question <> $1 ORDER BY shown_at, question LIMIT $2");
    SHOWN_BY_NO = shown!("WHERE no IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)");
    CLOSED = "UPDATE ask_answer SET closed = $2 WHERE question = $1";
    SLOW = "UPDATE ask_answer SET slow = $2 WHERE question = $1";
    COLLAPSED = "UPDATE ask_answer SET collapsed = $2 WHERE question = $1";
    OFTEN = "UPDATE ask_answer SET often = $2 WHERE question = $1 AND thread = question";
    WANT = "UPDATE ask_answer SET wanted = wanted + 1 WHERE name = $1";
    /// All that a thread leaves when its first question goes.
    THREAD_SHOWN = "SELECT question FROM ask_answer WHERE thread = $1 AND question <> $1";

    NUMBER_LOCK = "UPDATE ask_number SET question = question WHERE id = 1 RETURNING question, word";
    NUMBER = "UPDATE ask_number SET question = $1, word = $2 WHERE id = 1";
    WORD_INSERT = "INSERT INTO ask_word (word, no) VALUES ($1, $2)";
    WORDS = "SELECT word, no FROM ask_word WHERE word IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    WORDS_FROM = "SELECT word, no FROM ask_word WHERE word >= $1 AND word < $2 ORDER BY word LIMIT $3";
    TYPO_INSERT = "INSERT INTO ask_typo (form, word) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    TYPOS = "SELECT DISTINCT w.word, w.no FROM ask_typo t JOIN ask_word w ON w.no = t.word WHERE t.form IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) LIMIT $17";
    POSTINGS_INSERT = "INSERT INTO ask_posting (word, place) VALUES ($1, $2), ($3, $4), ($5, $6), ($7, $8), ($9, $10), ($11, $12), ($13, $14), ($15, $16), ($17, $18), ($19, $20), ($21, $22), ($23, $24), ($25, $26), ($27, $28), ($29, $30), ($31, $32) ON CONFLICT DO NOTHING";
    POSTING_DELETE = "DELETE FROM ask_posting WHERE word = $1 AND place IN ($2, $3)";
    PLACES = "SELECT word, place FROM (SELECT word, place FROM ask_posting WHERE word = $1 ORDER BY place DESC LIMIT $6) AS w1
        UNION ALL SELECT word, place FROM (SELECT word, place FROM ask_posting WHERE word = $2 ORDER BY place DESC LIMIT $6) AS w2
        UNION ALL SELECT word, place FROM (SELECT word, place FROM ask_posting WHERE word = $3 ORDER BY place DESC LIMIT $6) AS w3
        UNION ALL SELECT word, place FROM (SELECT word, place FROM ask_posting WHERE word = $4 ORDER BY place DESC LIMIT $6) AS w4
        UNION ALL SELECT word, place FROM (SELECT word, place FROM ask_posting WHERE word = $5 ORDER BY place DESC LIMIT $6) AS w5";

    DISCLOSURE_INSERT = "INSERT INTO ask_disclosure (id, once_mac, question, words, lang, made_at, read_by, destroy_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (once_mac) DO NOTHING";
    DISCLOSURE_READ_BY = "SELECT read_by FROM ask_disclosure WHERE once_mac = $1";
    DISCLOSURES = "SELECT d.id, d.lang, d.made_at, d.read_by, d.read_at, COALESCE(q.state, '') AS question_state FROM ask_disclosure d LEFT JOIN ask_question q ON q.id = d.question
        ORDER BY CASE WHEN d.read_at IS NULL THEN 0 ELSE 1 END, d.read_by, d.id LIMIT $1";
    DISCLOSURES_UNREAD = "SELECT COUNT(*) FROM ask_disclosure WHERE read_at IS NULL";
    DISCLOSURES_LATE = "SELECT COUNT(*) FROM ask_disclosure WHERE read_at IS NULL AND read_by <= $1";
    DISCLOSURE = "SELECT question, words, lang, made_at FROM ask_disclosure WHERE id = $1";
    DISCLOSURE_READ = "UPDATE ask_disclosure SET read_at = $2 WHERE id = $1 AND read_at IS NULL";
    DISCLOSURE_DESTROY = "DELETE FROM ask_disclosure WHERE id = $1";
    DISCLOSURE_DESTROY_OF = "DELETE FROM ask_disclosure WHERE question = $1";
    DISCLOSURES_DESTROY = "DELETE FROM ask_disclosure WHERE destroy_at <= $1";
}
