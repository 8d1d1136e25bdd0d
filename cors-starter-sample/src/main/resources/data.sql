insert into note (text) values
	('An origin is a scheme, a host and a port.'),
	('A preflight carries no cookies.'),
	('CORS loosens the same-origin policy. It protects nothing by itself.');
