-- Announcements carry what was said, so who signed out, was shut out or works in another shop now must be cut off from them at
-- once, and not when sessions are looked through next. The rows say so themselves, whoever changes them.

create function say_session_left() returns trigger language plpgsql as $$
begin
  perform pg_notify('announcements', json_build_object('event', 'left', 'sessionId', new.id)::text);
  return null;
end
$$;
create trigger sessions_say_left after update on sessions for each row
  when ((old.revoked_at, old.shop_id) is distinct from (new.revoked_at, new.shop_id))
  execute function say_session_left();
