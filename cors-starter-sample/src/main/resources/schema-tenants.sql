create table if not exists tenant (
	name varchar(40) primary key,
	origin varchar(400) not null unique
);
