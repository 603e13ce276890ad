-- An act that is rare stands deep in a long log; to find its lines, and which acts the log knows at all, every line was read.
create index audit_log_by_act on audit_log (act, at desc, id desc);
