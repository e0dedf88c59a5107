-- Contacts that were drawn for review by the rules of config/samples.yaml; no call twice.
create table review_samples (
    call_id    varchar(32) primary key,
    contact    varchar(64) not null,
    agent      varchar(40) not null,
    queue      varchar(80) not null,
    joined_at  timestamp(3) with time zone not null,
    rule       varchar(40) not null,
    week       varchar(10) not null,
    scorecard  varchar(40) not null,
    -- Empty: whoever comes first.
    reviewer   varchar(80) not null,
    drawn_at   timestamp(3) with time zone not null
);
create index review_samples_by_time on review_samples (joined_at);
