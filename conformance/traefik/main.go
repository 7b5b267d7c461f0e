// Traefik's own file decoder, muxer and headers middleware, without the rest of Traefik: a configuration is put to the
// first address, and requests to the second are answered by it, in front of a service that allows everyone.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync/atomic"

	"github.com/traefik/paerser/file"
	"github.com/traefik/traefik/v3/pkg/config/dynamic"
	"github.com/traefik/traefik/v3/pkg/middlewares/headers"
	"github.com/traefik/traefik/v3/pkg/middlewares/requestdecorator"
	traefik "github.com/traefik/traefik/v3/pkg/muxer/http"
)

func service(w http.ResponseWriter, r *http.Request) {
	for _, name := range []string{"X-Request-Id", "X-Total", "ETag"} {
		w.Header().Set(name, "a")
	}
	// What a service of its own mind would send; the configuration has to take it away.
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	w.Header().Set("Access-Control-Allow-Credentials", "true")
	w.Header().Set("Access-Control-Allow-Methods", "PUT, PATCH, DELETE")
	w.Header().Set("Access-Control-Allow-Headers", "Authorization, X-API-Key")
	w.Header().Set("Access-Control-Expose-Headers", "X-Request-Id, X-Total, ETag")
	// Said, as Traefik's proxy says it: without a word, the middleware would not hear of the response.
	status := http.StatusOK
	if r.Method == http.MethodOptions {
		status = http.StatusNoContent
	}
	w.WriteHeader(status)
}

var encoded = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)

func handlerOf(content string) (http.Handler, error) {
	var configuration dynamic.Configuration
	if err := file.DecodeContent(content, ".yaml", &configuration); err != nil {
		return nil, err
	}
	built := map[string]http.Handler{}
	for name, middleware := range configuration.HTTP.Middlewares {
		handler, err := headers.New(context.Background(), http.HandlerFunc(service), *middleware.Headers, name)
		if err != nil {
			return nil, err
		}
		built[name] = handler
	}
	if len(configuration.HTTP.Routers) == 0 {
		return built["cors"], nil
	}
	parser, err := traefik.NewSyntaxParser()
	if err != nil {
		return nil, err
	}
	muxer := traefik.NewMuxer(parser, nil)
	for _, router := range configuration.HTTP.Routers {
		if err := muxer.AddRoute(router.Rule, "v3", router.Priority, "file", built[router.Middlewares[0]]); err != nil {
			return nil, err
		}
	}
	// Puts the host where the muxer looks for it, as on every entry point.
	decorator := requestdecorator.New(nil)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// An entry point capitalizes percent-encodings first (normalizePath in pkg/server, which cannot be imported).
		r.URL.RawPath = encoded.ReplaceAllStringFunc(r.URL.RawPath, strings.ToUpper)
		decorator.ServeHTTP(w, r, muxer.ServeHTTP)
	}), nil
}

func main() {
	var current atomic.Value
	serve := func(handler http.HandlerFunc) string {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			log.Fatal(err)
		}
		go func() { log.Fatal(http.Serve(listener, handler)) }()
		return "http://" + listener.Addr().String()
	}
	configure := serve(func(w http.ResponseWriter, r *http.Request) {
		content, err := io.ReadAll(r.Body)
		if err == nil {
			var handler http.Handler
			if handler, err = handlerOf(string(content)); err == nil {
				current.Store(&handler)
				return
			}
		}
		http.Error(w, err.Error(), http.StatusBadRequest)
	})
	ask := serve(func(w http.ResponseWriter, r *http.Request) {
		(*current.Load().(*http.Handler)).ServeHTTP(w, r)
	})
	fmt.Println(configure, ask)
	select {}
}
