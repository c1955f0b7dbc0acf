module wsaccept

go 1.26.0
