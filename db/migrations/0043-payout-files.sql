-- What the bank gets: a file of credit transfers for withdrawals that were approved. It is kept as it was made, so that
-- fetching it again gives the same bytes; a withdrawal stands in one file at most, so that no bank pays it twice.

create sequence payout_file_numbers start 1;

create table payout_files (
  id uuid primary key,
  number bigint not null constraint payout_files_number_unique unique,
  -- how the bank tells this file from all others
  message_id text not null constraint payout_files_message_id_unique unique,
  currency text not null,
  sum_minor bigint not null constraint payout_files_sum_positive check (sum_minor > 0),
  transfer_count integer not null constraint payout_files_not_empty check (transfer_count > 0),
  xml text not null,
  made_at timestamptz not null,
  made_by_person_id uuid references people
);

create index payout_files_newest on payout_files (made_at desc, id desc);

alter table withdrawals add column payout_file_id uuid references payout_files;

create index withdrawals_of_payout_file on withdrawals (payout_file_id) where payout_file_id is not null;
