// A bare server of net/http, and the same behind each of two CORS middlewares: `none`, `jub0bs`, `rs`.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"

	jub0bs "github.com/jub0bs/cors"
	rs "github.com/rs/cors"
)

func origins() []string {
	var list []string
	for i := 0; i < 100; i++ {
		list = append(list, fmt.Sprintf("https://tenant-%d.example.com", i))
	}
	return list
}

func main() {
	body := []byte(`{"id":"42","name":"an item"}`)
	var handler http.Handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Write(body)
	})
	methods := []string{"GET", "PUT", "DELETE"}
	headers := []string{"Content-Type", "Authorization", "X-API-Key"}
	switch os.Args[len(os.Args)-1] {
	case "jub0bs":
		middleware, err := jub0bs.NewMiddleware(jub0bs.Config{
			Origins:         origins(),
			Credentialed:    true,
			Methods:         methods,
			RequestHeaders:  headers,
			ResponseHeaders: []string{"X-Request-Id"},
			MaxAgeInSeconds: 600,
		})
		if err != nil {
			panic(err)
		}
		handler = middleware.Wrap(handler)
	case "rs":
		handler = rs.New(rs.Options{
			AllowedOrigins:   origins(),
			AllowCredentials: true,
			AllowedMethods:   methods,
			AllowedHeaders:   headers,
			ExposedHeaders:   []string{"X-Request-Id"},
			MaxAge:           600,
		}).Handler(handler)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("{\"port\":%d}\n", listener.Addr().(*net.TCPAddr).Port)
	http.Serve(listener, handler)
}
