-- owner: web
-- The engines say this in words of their own, so there is a file for each. A trigger keeps a mistake of ours out, not
-- somebody who may change tables: the chain and its seals find that.
CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
CREATE TRIGGER audit_cut_at_a_seal BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM audit_cut WHERE seq >= OLD.seq)
BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
CREATE TRIGGER audit_seal_never_changed BEFORE UPDATE ON audit_seal
BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
CREATE TRIGGER audit_seal_stays BEFORE DELETE ON audit_seal
BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
CREATE TRIGGER audit_cut_never_changed BEFORE UPDATE ON audit_cut
BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
CREATE TRIGGER audit_cut_stays BEFORE DELETE ON audit_cut
BEGIN SELECT RAISE(ABORT, 'the audit chain is append-only'); END;
