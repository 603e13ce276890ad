-- The market reads the returns of every shop, newest first, and those of one state.

create index returns_newest on returns (requested_at desc, id desc);
create index returns_by_state_newest on returns (state, requested_at desc, id desc);
