// Package ext is the extension point of Traefik's dynamic configuration, which its module leaves to whoever builds it.
package ext

type HTTP struct{}

type Router struct{}
