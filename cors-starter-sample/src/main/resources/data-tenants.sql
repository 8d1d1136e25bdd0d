insert into tenant (name, origin)
	select 'acme', 'http://acme.localhost:8081' where not exists (select 1 from tenant);
