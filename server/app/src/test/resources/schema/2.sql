-- What came with the second schema: practice.
INSERT INTO attempt VALUES (1, 'a1', 'ana', 'late-parcel', 'A late parcel', 'Where is it?', 1700000010000, '2023-11-14', 1, 1, 'I am sorry.', 70, '{}', NULL);
INSERT INTO scenario VALUES ('late-parcel', NULL, 1700000011000);
