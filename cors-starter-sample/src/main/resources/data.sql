insert into note (text) select text from (values
	('An origin is a scheme, a host and a port.'),
	('A preflight carries no cookies.'),
	('CORS loosens the same-origin policy. It protects nothing by itself.')
) as first_notes (text) where not exists (select 1 from note);
