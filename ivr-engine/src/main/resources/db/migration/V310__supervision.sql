-- What supervisors did. docs/SUPERVISION.md explains it.

create table supervisions (
    supervision  varchar(36) primary key,
    kind         varchar(20) not null,
    asked_at     timestamp(3) with time zone not null,
    -- Who asked for it, and in the name of which supervisor.
    who          varchar(80) not null,
    supervisor   varchar(40) not null,
    -- With whom; empty where it does not matter or was refused.
    agent        varchar(40) not null,
    call_id      varchar(64) not null,
    contact      varchar(80) not null,
    queue        varchar(80) not null,
    -- Of the supervisor's telephone.
    channel      varchar(80) not null,
    detail       varchar(200) not null,
    -- Null while it goes on.
    ended_at     timestamp(3) with time zone,
    outcome      varchar(200) not null
);
create index supervisions_of_call on supervisions (call_id, asked_at);
create index supervisions_of_supervisor on supervisions (supervisor, asked_at);
create index supervisions_of_agent on supervisions (agent, asked_at);
create index supervisions_by_time on supervisions (asked_at);
create index supervisions_by_end on supervisions (ended_at);

-- When she took part, and how: listen, whisper, barge, talk.
create table supervision_stretches (
    supervision  varchar(36) not null references supervisions (supervision),
    position     integer not null,
    mode         varchar(12) not null,
    from_at      timestamp(3) with time zone not null,
    -- Null while it goes on, and for ever when nobody saw its end.
    until_at     timestamp(3) with time zone,
    primary key (supervision, position)
);
