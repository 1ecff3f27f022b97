//! SQL of reports.

/// What a report is read by.
macro_rules! report {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.environment, r.is_test, r.incident, r.choices, r.step, r.at_file, r.halt, r.halt_code, ",
            "r.files, r.attempt, r.tries, r.not_before, r.opened_at, r.changed_at, r.finish_sent, r.number, r.is_open, ",
            "r.made_at, r.finished_at, r.held_until, r.granted_until FROM guard_report r ",
            $rest
        )
    };
}

store::statements! {
    INSERT = "INSERT INTO guard_report (id, environment, is_test, incident, choices, step, at_file, halt_code, files, attempt, tries, not_before, opened_at, changed_at, finish_sent, is_open, made_by, made_at, moved_at, held_until, granted_until) VALUES ($1, $2, $3, $4, $5, 'drafted', 0, 0, $6, 1, 0, 0, 0, 0, FALSE, TRUE, $7, $8, $8, 0, $9)";
    CASE_INSERT = "INSERT INTO guard_report_case (report, about, place, supplemental) VALUES ($1, $2, $3, $4)";
    LOCK = "UPDATE guard_report SET held_until = held_until WHERE id = $1";
    ONE = report!("WHERE r.id = $1");
    /// The report that a case is in, unless that was taken back. The newest is the one that counts.
    OF_CASE = report!("JOIN guard_report_case c ON c.report = r.id WHERE c.about = $1 AND r.step <> 'retracted' ORDER BY r.made_at DESC, r.id DESC LIMIT 1");
    FINISHED_OF = "SELECT COUNT(*) FROM guard_report r JOIN guard_report_case c ON c.report = r.id WHERE c.about = $1 AND r.step = 'finished' AND r.is_test = FALSE";
    OPEN = report!("WHERE r.is_open = TRUE OR r.halt = 'files-differ' ORDER BY r.made_at, r.id LIMIT 200");
    CASES = "SELECT about, place, supplemental FROM guard_report_case WHERE report = $1 ORDER BY place, about";
    /// Numbers of what was reported before about the same uploader.
    PRIOR = "SELECT r.id, r.number FROM guard_report r WHERE r.step = 'finished' AND r.is_test = FALSE AND r.number IS NOT NULL AND r.id <> $2 AND EXISTS (SELECT 1 FROM guard_report_case rc JOIN guard_case c ON c.id = rc.about WHERE rc.report = r.id AND c.chain = $1) ORDER BY r.made_at LIMIT 100";
    /// Takes it for one process, unless another holds it.
    CLAIM = "UPDATE guard_report SET holder = $2, held_until = $3 WHERE id = $1 AND (held_until <= $4 OR holder = $2)";
    GRANTED = "UPDATE guard_report SET granted_until = $2 WHERE id = $1";
    RELEASE = "UPDATE guard_report SET held_until = 0 WHERE id = $1 AND holder = $2";
    /// Moves it, if the process that does so still holds it.
    MOVE = "UPDATE guard_report SET step = $3, at_file = $4, halt = $5, halt_code = $6, attempt = $7, tries = $8, not_before = $9, opened_at = $10, changed_at = $11, finish_sent = $12, number = $13, is_open = $14, finished_at = $15, moved_at = $16, held_until = $17 WHERE id = $1 AND holder = $2";
    FILES = "SELECT place, file FROM guard_report_file WHERE report = $1 ORDER BY place";
    FILE = "INSERT INTO guard_report_file (report, place, file) VALUES ($1, $2, $3) ON CONFLICT (report, place) DO UPDATE SET file = excluded.file";
    FILES_FORGET = "DELETE FROM guard_report_file WHERE report = $1";
    CASE_REPORTED_AT = "UPDATE guard_case SET reported_at = $2 WHERE id = $1 AND reported_at > $2";
    STUCK = "SELECT COUNT(*) FROM guard_report WHERE (is_open = TRUE AND (halt IS NOT NULL OR moved_at < $1)) OR halt = 'files-differ'";
    HAND_INSERT = "INSERT INTO guard_report_hand (id, about, jurisdiction, authority, reference, reported_at, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    HANDS = "SELECT id, jurisdiction, authority, reference, reported_at FROM guard_report_hand WHERE about = $1 ORDER BY reported_at, id";
    SWITCH = "SELECT environment, proposed, proposed_by, proposed_at FROM guard_report_switch WHERE id = 1";
    SWITCH_LOCK = "UPDATE guard_report_switch SET id = id WHERE id = 1";
    SWITCH_PROPOSE = "UPDATE guard_report_switch SET proposed = $1, proposed_by = $2, proposed_at = $3 WHERE id = 1";
    SWITCH_TO = "UPDATE guard_report_switch SET environment = $1, proposed = NULL, proposed_by = NULL, proposed_at = 0 WHERE id = 1";
    WELL = "SELECT at FROM guard_report_well WHERE environment = $1";
    WELL_NOW = "INSERT INTO guard_report_well (environment, at) VALUES ($1, $2) ON CONFLICT (environment) DO UPDATE SET at = excluded.at";
}
