-- Recordings of talks, and who listened to them. docs/RECORDING.md explains every column; durations are milliseconds.

create table recordings (
    recording    varchar(64) primary key,
    call_key     bigint not null,
    contact      varchar(64) not null,
    queue        varchar(80) not null,
    agent        varchar(40) not null,
    rule         varchar(20) not null,
    state        varchar(12) not null,
    started_at   timestamp(3) with time zone not null,
    duration_ms  integer not null,
    unheard_ms   integer not null,
    channels     integer not null,
    file         varchar(200) not null,
    bytes        bigint not null,
    sha256       varchar(64) not null
);
create index recordings_of_call on recordings (call_key desc);
create index recordings_by_agent on recordings (agent, call_key desc);
create index recordings_by_time on recordings (started_at);

-- Stretches of silence that somebody wanted, from the beginning of the audio.
create table recording_mutes (
    recording  varchar(64) not null,
    from_ms    integer not null,
    until_ms   integer not null,
    wanted_by  varchar(80) not null
);
create index recording_mutes_of_recording on recording_mutes (recording);

create table recording_audit (
    entry      bigint generated always as identity primary key,
    at         timestamp(3) with time zone not null,
    who        varchar(80) not null,
    what       varchar(40) not null,
    recording  varchar(64) not null
);
create index recording_audit_of_recording on recording_audit (recording, at);
create index recording_audit_by_who on recording_audit (who, at);
