insert into tenant (name, origin) values ('acme', 'http://acme.localhost:8081');
