-- A policy warns when no training of a year was reported; without this the whole table is looked through to find none.
create index training_by_year on training (year);
