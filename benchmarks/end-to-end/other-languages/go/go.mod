module fullcors.example/benchmarks

go 1.25.0

require (
	github.com/jub0bs/cors v0.9.0
	github.com/rs/cors v1.11.1
)

require (
	golang.org/x/net v0.43.0 // indirect
	golang.org/x/text v0.28.0 // indirect
)
