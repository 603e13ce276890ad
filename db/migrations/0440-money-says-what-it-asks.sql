-- What money asks of the operators, a payment whose answer was lost and a message of a gateway that was given up, stands first on
-- their overview. The rows say so themselves when they come into such a state or out of it, whichever verb or job moves them.

create function say_money_asks() returns trigger language plpgsql as $$
begin
  perform pg_notify('announcements', json_build_object(
    'rooms', json_build_array('operators'), 'event', 'changed', 'content', json_build_object('kind', 'queue'))::text);
  return null;
end
$$;
create trigger payments_say_unknown after update on payments for each row
  when ((old.state = 'unknown') <> (new.state = 'unknown'))
  execute function say_money_asks();
create trigger gateway_events_say_dead after update on gateway_events for each row
  when ((old.state = 'dead') <> (new.state = 'dead'))
  execute function say_money_asks();
