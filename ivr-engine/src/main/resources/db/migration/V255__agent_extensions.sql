-- The number at which colleagues reach an agent. Who was removed has none.
create table agent_extensions (
    agent      varchar(40) primary key,
    extension  varchar(10) not null,
    constraint agent_extensions_once unique (extension)
);
