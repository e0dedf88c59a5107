-- Self-service. Amounts are in minor units of their currency; days are days of the company's time zone.
create table accounts (
    number varchar(12) primary key,
    name varchar(100) not null,
    street varchar(100) not null,
    house_number varchar(10) not null,
    postcode varchar(12) not null,
    city varchar(60) not null,
    country varchar(2) not null,
    address_confirmed_at timestamp with time zone,
    language varchar(12) not null,
    email varchar(120) not null,
    notification varchar(10) not null,
    pin_hash varchar(200),
    is_blocked boolean default false not null,
    balance_minor bigint not null,
    currency varchar(3) not null,
    created_at timestamp with time zone not null
);

create table account_phones (
    account varchar(12) not null references accounts (number),
    phone varchar(20) not null,
    is_main boolean not null,
    primary key (account, phone)
);
create index account_phones_phone on account_phones (phone);

create table products (
    number varchar(12) primary key,
    name varchar(100) not null,
    word varchar(30) not null,
    price_minor bigint not null,
    currency varchar(3) not null,
    stock integer not null check (stock >= 0)
);

create table offers (
    product varchar(12) primary key references products (number),
    price_minor bigint not null,
    begins_on date not null,
    ends_on date not null
);

create table orders (
    number varchar(12) primary key,
    account varchar(12) not null references accounts (number),
    state varchar(20) not null,
    state_on date not null,
    placed_on date not null,
    due_on date not null,
    delivered_on date,
    total_minor bigint not null,
    currency varchar(3) not null,
    carrier varchar(20) not null,
    tracking varchar(40) not null,
    return_reason varchar(20),
    return_number varchar(12)
);
create index orders_by_account on orders (account, placed_on desc, number desc);

create table order_lines (
    order_number varchar(12) not null references orders (number),
    position integer not null,
    product varchar(12) not null references products (number),
    quantity integer not null,
    price_minor bigint not null,
    primary key (order_number, position)
);

create table applications (
    number varchar(12) primary key,
    account varchar(12) references accounts (number),
    postcode varchar(12) not null,
    state varchar(20) not null,
    state_on date not null
);

create table appointment_slots (
    number varchar(12) primary key,
    on_day date not null,
    begins time not null,
    account varchar(12) references accounts (number)
);
create index appointment_slots_by_day on appointment_slots (on_day, begins);
create index appointment_slots_by_account on appointment_slots (account);

-- Who changed what, when, from what to what, in which call. Never a secret.
create table audit (
    id bigint generated always as identity primary key,
    at timestamp with time zone not null,
    account varchar(12) not null,
    who varchar(80) not null,
    call_id varchar(32) not null,
    what varchar(80) not null,
    from_value varchar(200) not null,
    to_value varchar(200) not null
);
create index audit_by_account on audit (account, at);

-- An operation that is done again after a crash, with the same key, gives what it gave. In the change's own transaction.
create table operation_results (
    idempotency_key varchar(100) primary key,
    operation varchar(80) not null,
    result varchar(4000) not null,
    done_at timestamp with time zone not null
);
create index operation_results_by_time on operation_results (done_at);

-- Failed attempts by what was tried: an account or an order (whether it exists or not), or in one call.
create table attempts (
    subject varchar(60) primary key,
    failures integer not null,
    locks integer not null,
    locked_until timestamp with time zone,
    last_at timestamp with time zone not null
);
create index attempts_by_time on attempts (last_at);

-- What a call has proven: whose PIN was right in it, or an order or application with its postcode.
create table call_access (
    call_id varchar(32) not null,
    kind varchar(20) not null,
    subject varchar(12) not null,
    granted_at timestamp with time zone not null,
    primary key (call_id, kind, subject)
);
create index call_access_by_time on call_access (granted_at);
