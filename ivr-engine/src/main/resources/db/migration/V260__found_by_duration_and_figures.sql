-- Durations that calls and contacts are found by, and figures kept for reports. docs/CALL-LOG.md explains both.
--
-- Many calls have a duration between two others, so each has a class, too: how many of the borders below it reaches.
-- An index by class gives its calls newest first, as every index of the call log does; the duration itself stands in it so
-- that a search need not read the row. Borders are those of DurationClass.

alter table calls add column duration_ms integer;
alter table calls add column duration_class smallint;
update calls set duration_ms = cast(greatest(0, (extract(epoch from ended_at) - extract(epoch from started_at)) * 1000)
    as integer) where ended_at is not null;
update calls set duration_class = case when duration_ms < 1 then 0 when duration_ms < 1000 then 1 when duration_ms <
    2000 then 2 when duration_ms < 5000 then 3 when duration_ms < 10000 then 4 when duration_ms < 15000 then 5 when
    duration_ms < 20000 then 6 when duration_ms < 30000 then 7 when duration_ms < 45000 then 8 when duration_ms <
    60000 then 9 when duration_ms < 90000 then 10 when duration_ms < 120000 then 11 when duration_ms < 180000 then 12
    when duration_ms < 300000 then 13 when duration_ms < 600000 then 14 when duration_ms < 900000 then 15 when
    duration_ms < 1800000 then 16 when duration_ms < 3600000 then 17 when duration_ms < 7200000 then 18 else 19 end
    where duration_ms is not null;
create index calls_by_duration on calls (duration_class, call_key desc, duration_ms);

-- Talk, hold and handle time have no class unless the contact was answered.
alter table contacts add column handle_ms integer default 0 not null;
alter table contacts add column wait_class smallint;
alter table contacts add column talk_class smallint;
alter table contacts add column hold_class smallint;
alter table contacts add column handle_class smallint;
update contacts set handle_ms = talk_ms + hold_ms + wrap_up_ms;
update contacts set wait_class = case when wait_ms < 1 then 0 when wait_ms < 1000 then 1 when wait_ms < 2000 then 2
    when wait_ms < 5000 then 3 when wait_ms < 10000 then 4 when wait_ms < 15000 then 5 when wait_ms < 20000 then 6
    when wait_ms < 30000 then 7 when wait_ms < 45000 then 8 when wait_ms < 60000 then 9 when wait_ms < 90000 then 10
    when wait_ms < 120000 then 11 when wait_ms < 180000 then 12 when wait_ms < 300000 then 13 when wait_ms < 600000
    then 14 when wait_ms < 900000 then 15 when wait_ms < 1800000 then 16 when wait_ms < 3600000 then 17 when wait_ms <
    7200000 then 18 else 19 end;
update contacts set talk_class = case when talk_ms < 1 then 0 when talk_ms < 1000 then 1 when talk_ms < 2000 then 2
    when talk_ms < 5000 then 3 when talk_ms < 10000 then 4 when talk_ms < 15000 then 5 when talk_ms < 20000 then 6
    when talk_ms < 30000 then 7 when talk_ms < 45000 then 8 when talk_ms < 60000 then 9 when talk_ms < 90000 then 10
    when talk_ms < 120000 then 11 when talk_ms < 180000 then 12 when talk_ms < 300000 then 13 when talk_ms < 600000
    then 14 when talk_ms < 900000 then 15 when talk_ms < 1800000 then 16 when talk_ms < 3600000 then 17 when talk_ms <
    7200000 then 18 else 19 end where outcome = 'ANSWERED';
update contacts set hold_class = case when hold_ms < 1 then 0 when hold_ms < 1000 then 1 when hold_ms < 2000 then 2
    when hold_ms < 5000 then 3 when hold_ms < 10000 then 4 when hold_ms < 15000 then 5 when hold_ms < 20000 then 6
    when hold_ms < 30000 then 7 when hold_ms < 45000 then 8 when hold_ms < 60000 then 9 when hold_ms < 90000 then 10
    when hold_ms < 120000 then 11 when hold_ms < 180000 then 12 when hold_ms < 300000 then 13 when hold_ms < 600000
    then 14 when hold_ms < 900000 then 15 when hold_ms < 1800000 then 16 when hold_ms < 3600000 then 17 when hold_ms <
    7200000 then 18 else 19 end where outcome = 'ANSWERED';
update contacts set handle_class = case when handle_ms < 1 then 0 when handle_ms < 1000 then 1 when handle_ms < 2000
    then 2 when handle_ms < 5000 then 3 when handle_ms < 10000 then 4 when handle_ms < 15000 then 5 when handle_ms <
    20000 then 6 when handle_ms < 30000 then 7 when handle_ms < 45000 then 8 when handle_ms < 60000 then 9 when
    handle_ms < 90000 then 10 when handle_ms < 120000 then 11 when handle_ms < 180000 then 12 when handle_ms < 300000
    then 13 when handle_ms < 600000 then 14 when handle_ms < 900000 then 15 when handle_ms < 1800000 then 16 when
    handle_ms < 3600000 then 17 when handle_ms < 7200000 then 18 else 19 end where outcome = 'ANSWERED';
create index contacts_by_wait on contacts (wait_class, call_key desc, wait_ms);
create index contacts_by_talk on contacts (talk_class, call_key desc, talk_ms);
create index contacts_by_hold on contacts (hold_class, call_key desc, hold_ms);
create index contacts_by_handle on contacts (handle_class, call_key desc, handle_ms);

-- Sums that reports are made of: a row for every queue, agent and skill and for all of them, in every quarter of an hour and
-- every day of UTC in which something happened. Written in the transaction of the rows that they sum up.
create table figures_by_quarter (
    kind                varchar(5) not null,
    from_at             timestamp(3) with time zone not null,
    name                varchar(80) not null,
    offered             integer default 0 not null,
    answered            integer default 0 not null,
    answered_within     integer default 0 not null,
    abandoned           integer default 0 not null,
    short_abandoned     integer default 0 not null,
    abandoned_within    integer default 0 not null,
    overflowed          integer default 0 not null,
    voicemail           integer default 0 not null,
    callback_requested  integer default 0 not null,
    left_by_key         integer default 0 not null,
    refused             integer default 0 not null,
    lost                integer default 0 not null,
    wait_ms             bigint default 0 not null,
    wait_answered_ms    bigint default 0 not null,
    longest_wait_ms     bigint default 0 not null,
    ring_ms             bigint default 0 not null,
    whisper_ms          bigint default 0 not null,
    handled             integer default 0 not null,
    transferred         integer default 0 not null,
    talk_ms             bigint default 0 not null,
    hold_ms             bigint default 0 not null,
    wrap_up_ms          bigint default 0 not null,
    announced           integer default 0 not null,
    announced_error_ms  bigint default 0 not null,
    available_ms        bigint default 0 not null,
    occupied_ms         bigint default 0 not null,
    paused_ms           bigint default 0 not null,
    primary key (kind, from_at, name)
);
create table figures_by_day (
    kind                varchar(5) not null,
    from_at             timestamp(3) with time zone not null,
    name                varchar(80) not null,
    offered             integer default 0 not null,
    answered            integer default 0 not null,
    answered_within     integer default 0 not null,
    abandoned           integer default 0 not null,
    short_abandoned     integer default 0 not null,
    abandoned_within    integer default 0 not null,
    overflowed          integer default 0 not null,
    voicemail           integer default 0 not null,
    callback_requested  integer default 0 not null,
    left_by_key         integer default 0 not null,
    refused             integer default 0 not null,
    lost                integer default 0 not null,
    wait_ms             bigint default 0 not null,
    wait_answered_ms    bigint default 0 not null,
    longest_wait_ms     bigint default 0 not null,
    ring_ms             bigint default 0 not null,
    whisper_ms          bigint default 0 not null,
    handled             integer default 0 not null,
    transferred         integer default 0 not null,
    talk_ms             bigint default 0 not null,
    hold_ms             bigint default 0 not null,
    wrap_up_ms          bigint default 0 not null,
    announced           integer default 0 not null,
    announced_error_ms  bigint default 0 not null,
    available_ms        bigint default 0 not null,
    occupied_ms         bigint default 0 not null,
    paused_ms           bigint default 0 not null,
    primary key (kind, from_at, name)
);

-- Calls that are over, by the quarter in which they ended.
create table calls_by_quarter (
    from_at       timestamp(3) with time zone primary key,
    calls         integer default 0 not null,
    self_service  integer default 0 not null,
    contained     integer default 0 not null
);

-- By which promises of a queue its contacts were counted.
create table figures_targets (
    queue             varchar(80) primary key,
    service_level_ms  bigint not null,
    short_abandon_ms  bigint not null
);

-- One row: whether the figures sum up everything that there is. Writers of contacts and who counts anew take it in turn.
create table figures_state (
    only_row     integer primary key,
    is_complete  boolean not null
);
insert into figures_state (only_row, is_complete)
    select 1, not exists (select 1 from contacts) and not exists (select 1 from calls)
        and not exists (select 1 from agent_spans);
