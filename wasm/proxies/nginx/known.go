package nginx

// level is where a directive stands, in bits.
type level int

const (
	inMain level = 1 << iota
	inEvents
	inHTTP
	inServer
	inLocation
	inServerIf
	inIf // in a location
	inUpstream
	inLimit // limit_except
	inFree  // map, types, geo: any words
)

const everywhere = inHTTP | inServer | inLocation

// known is a directive of nginx's own modules.
type known struct {
	levels level
	least  int // arguments
	most   int // -1 for any number
	block  bool
	once   bool // a second one in the same block is refused
}

var directives = map[string]known{
	"user": {inMain, 1, 2, false, true}, "worker_processes": {inMain, 1, 1, false, true}, "error_log": {inMain | everywhere, 1, 2, false, false},
	"pid": {inMain, 1, 1, false, true}, "worker_rlimit_nofile": {inMain, 1, 1, false, true}, "load_module": {inMain, 1, 1, false, false},
	"events": {inMain, 0, 0, true, true}, "http": {inMain, 0, 0, true, true}, "stream": {inMain, 0, 0, true, true}, "daemon": {inMain, 1, 1, false, true},
	"worker_connections": {inEvents, 1, 1, false, true}, "multi_accept": {inEvents, 1, 1, false, true}, "use": {inEvents, 1, 1, false, true},
	"include": {inMain | inEvents | everywhere | inServerIf | inIf | inUpstream | inLimit | inFree, 1, 1, false, false},

	"server": {inHTTP, 0, 0, true, false}, "upstream": {inHTTP, 1, 1, true, false}, "map": {inHTTP, 2, 2, true, false}, "geo": {inHTTP, 1, 2, true, false},
	"split_clients": {inHTTP, 2, 2, true, false}, "types": {everywhere, 0, 0, true, false}, "map_hash_bucket_size": {inHTTP, 1, 1, false, true},
	"map_hash_max_size": {inHTTP, 1, 1, false, true}, "server_names_hash_bucket_size": {inHTTP, 1, 1, false, true},
	"types_hash_max_size": {everywhere, 1, 1, false, true}, "log_format": {inHTTP, 2, -1, false, false},
	"limit_req_zone": {inHTTP, 3, 4, false, false}, "limit_conn_zone": {inHTTP, 2, 2, false, false}, "proxy_cache_path": {inHTTP, 2, -1, false, false},

	"listen": {inServer, 1, -1, false, false}, "server_name": {inServer, 1, -1, false, false}, "location": {inServer | inLocation, 1, 2, true, false},
	"merge_slashes": {inHTTP | inServer, 1, 1, false, true}, "underscores_in_headers": {inHTTP | inServer, 1, 1, false, true},
	"ignore_invalid_headers": {inHTTP | inServer, 1, 1, false, true}, "client_header_timeout": {inHTTP | inServer, 1, 1, false, true},
	"large_client_header_buffers": {inHTTP | inServer, 2, 2, false, true}, "client_header_buffer_size": {inHTTP | inServer, 1, 1, false, true},

	"if": {inServer | inLocation, 1, -1, true, false}, "set": {inServer | inLocation | inServerIf | inIf, 2, 2, false, false},
	"return": {inServer | inLocation | inServerIf | inIf, 1, 2, false, false}, "rewrite": {inServer | inLocation | inServerIf | inIf, 2, 3, false, false},
	"break": {inServer | inLocation | inServerIf | inIf, 0, 0, false, false}, "try_files": {inServer | inLocation, 2, -1, false, true},
	"internal": {inLocation, 0, 0, false, true}, "alias": {inLocation, 1, 1, false, true}, "limit_except": {inLocation, 1, -1, true, false},
	"root": {everywhere | inIf, 1, 1, false, true}, "index": {everywhere, 1, -1, false, false}, "error_page": {everywhere | inIf, 2, -1, false, false},
	"access_log": {everywhere | inIf | inLimit, 1, -1, false, false}, "default_type": {everywhere, 1, 1, false, true},
	"sendfile": {everywhere | inIf, 1, 1, false, true}, "tcp_nopush": {everywhere, 1, 1, false, true}, "tcp_nodelay": {everywhere, 1, 1, false, true},
	"keepalive_timeout": {everywhere | inUpstream, 1, 2, false, true}, "keepalive_requests": {everywhere | inUpstream, 1, 1, false, true}, "server_tokens": {everywhere, 1, 1, false, true},
	"send_timeout": {everywhere, 1, 1, false, true}, "client_max_body_size": {everywhere, 1, 1, false, true}, "client_body_timeout": {everywhere, 1, 1, false, true},
	"client_body_buffer_size": {everywhere, 1, 1, false, true}, "reset_timedout_connection": {everywhere, 1, 1, false, true},
	"log_not_found": {everywhere, 1, 1, false, true}, "chunked_transfer_encoding": {everywhere, 1, 1, false, true}, "etag": {everywhere, 1, 1, false, true},
	"resolver": {everywhere, 1, -1, false, true}, "resolver_timeout": {everywhere, 1, 1, false, true}, "satisfy": {everywhere, 1, 1, false, true},
	"add_header": {everywhere | inIf, 2, 3, false, false}, "expires": {everywhere | inIf, 1, 2, false, true}, "gzip": {everywhere | inIf, 1, 1, false, true},
	"gzip_types": {everywhere, 1, -1, false, false}, "gzip_vary": {everywhere, 1, 1, false, true}, "gzip_proxied": {everywhere, 1, -1, false, false},
	"gzip_min_length": {everywhere, 1, 1, false, true}, "gzip_comp_level": {everywhere, 1, 1, false, true}, "gzip_disable": {everywhere, 1, -1, false, false},
	"allow": {everywhere | inLimit, 1, 1, false, false}, "deny": {everywhere | inLimit, 1, 1, false, false},
	"auth_basic": {everywhere | inLimit, 1, 1, false, true}, "auth_basic_user_file": {everywhere | inLimit, 1, 1, false, true}, "auth_request": {everywhere, 1, 1, false, true},
	"auth_request_set": {everywhere, 2, 2, false, false}, "limit_req": {everywhere, 1, 3, false, false}, "limit_conn": {everywhere, 2, 2, false, false},
	"real_ip_header": {everywhere, 1, 1, false, true}, "set_real_ip_from": {everywhere, 1, 1, false, false}, "sub_filter": {everywhere, 2, 2, false, false},

	"ssl_certificate": {inHTTP | inServer, 1, 1, false, false}, "ssl_certificate_key": {inHTTP | inServer, 1, 1, false, false},
	"ssl_protocols": {inHTTP | inServer, 1, -1, false, false}, "ssl_ciphers": {inHTTP | inServer, 1, 1, false, true}, "ssl": {inHTTP | inServer, 1, 1, false, true},
	"ssl_prefer_server_ciphers": {inHTTP | inServer, 1, 1, false, true}, "ssl_session_cache": {inHTTP | inServer, 1, 2, false, true},
	"ssl_session_timeout": {inHTTP | inServer, 1, 1, false, true}, "ssl_dhparam": {inHTTP | inServer, 1, 1, false, true},
	"ssl_session_tickets": {inHTTP | inServer, 1, 1, false, true}, "ssl_stapling": {inHTTP | inServer, 1, 1, false, true}, "ssl_stapling_verify": {inHTTP | inServer, 1, 1, false, true},
	"ssl_trusted_certificate": {inHTTP | inServer, 1, 1, false, true}, "ssl_client_certificate": {inHTTP | inServer, 1, 1, false, true}, "ssl_verify_client": {inHTTP | inServer, 1, 1, false, true},

	"fastcgi_pass": {inLocation | inIf, 1, 1, false, true}, "uwsgi_pass": {inLocation | inIf, 1, 1, false, true}, "scgi_pass": {inLocation | inIf, 1, 1, false, true},
	"grpc_pass": {inLocation | inIf, 1, 1, false, true}, "fastcgi_param": {everywhere, 2, 3, false, false}, "fastcgi_index": {everywhere, 1, 1, false, true},
	"fastcgi_split_path_info": {inLocation, 1, 1, false, true}, "stub_status": {inServer | inLocation, 0, 1, false, false}, "empty_gif": {inLocation, 0, 0, false, false},

	"proxy_pass": {inLocation | inIf | inLimit, 1, 1, false, true}, "proxy_set_header": {everywhere, 2, 2, false, false},
	"proxy_http_version": {everywhere, 1, 1, false, true}, "proxy_method": {everywhere, 1, 1, false, true}, "proxy_set_body": {everywhere, 1, 1, false, true},
	"proxy_pass_request_headers": {everywhere, 1, 1, false, true}, "proxy_pass_request_body": {everywhere, 1, 1, false, true},
	"proxy_read_timeout": {everywhere, 1, 1, false, true}, "proxy_send_timeout": {everywhere, 1, 1, false, true}, "proxy_connect_timeout": {everywhere, 1, 1, false, true},
	"proxy_buffering": {everywhere, 1, 1, false, true}, "proxy_request_buffering": {everywhere, 1, 1, false, true}, "proxy_buffer_size": {everywhere, 1, 1, false, true},
	"proxy_buffers": {everywhere, 2, 2, false, true}, "proxy_busy_buffers_size": {everywhere, 1, 1, false, true}, "proxy_max_temp_file_size": {everywhere, 1, 1, false, true},
	"proxy_redirect": {everywhere, 1, 2, false, false}, "proxy_hide_header": {everywhere, 1, 1, false, false}, "proxy_pass_header": {everywhere, 1, 1, false, false},
	"proxy_ignore_headers": {everywhere, 1, -1, false, true}, "proxy_intercept_errors": {everywhere, 1, 1, false, true}, "proxy_cookie_path": {everywhere, 1, -1, false, false},
	"proxy_cookie_domain": {everywhere, 1, 2, false, false}, "proxy_next_upstream": {everywhere, 1, -1, false, true}, "proxy_next_upstream_tries": {everywhere, 1, 1, false, true},
	"proxy_ignore_client_abort": {everywhere, 1, 1, false, true}, "proxy_bind": {everywhere, 1, 2, false, true}, "proxy_socket_keepalive": {everywhere, 1, 1, false, true},
	"proxy_ssl_server_name": {everywhere, 1, 1, false, true}, "proxy_ssl_verify": {everywhere, 1, 1, false, true}, "proxy_ssl_name": {everywhere, 1, 1, false, true},
	"proxy_ssl_protocols": {everywhere, 1, -1, false, true}, "proxy_cache": {everywhere, 1, 1, false, true}, "proxy_cache_bypass": {everywhere, 1, -1, false, true},
	"proxy_no_cache": {everywhere, 1, -1, false, true}, "proxy_cache_valid": {everywhere, 1, -1, false, false}, "proxy_cache_key": {everywhere, 1, 1, false, true},
	"proxy_cache_use_stale": {everywhere, 1, -1, false, true}, "proxy_headers_hash_max_size": {everywhere, 1, 1, false, true},
	"proxy_headers_hash_bucket_size": {everywhere, 1, 1, false, true}, "proxy_cache_methods": {everywhere, 1, -1, false, true},

	// What seldom matters, with any number of arguments.
	"http2": {inHTTP | inServer, 1, 1, false, false}, "absolute_redirect": {everywhere, 1, 1, false, true}, "port_in_redirect": {everywhere, 1, 1, false, true},
	"server_name_in_redirect": {everywhere, 1, 1, false, true}, "aio": {everywhere, 1, -1, false, false}, "directio": {everywhere, 1, 1, false, true},
	"open_file_cache": {everywhere, 1, -1, false, false}, "open_file_cache_valid": {everywhere, 1, 1, false, true}, "open_file_cache_errors": {everywhere, 1, 1, false, true},
	"open_file_cache_min_uses": {everywhere, 1, 1, false, true}, "proxy_temp_path": {everywhere, 1, 4, false, true}, "proxy_temp_file_write_size": {everywhere, 1, 1, false, true},
	"proxy_store": {everywhere, 1, 1, false, true}, "proxy_limit_rate": {everywhere, 1, 1, false, true}, "proxy_force_ranges": {everywhere, 1, 1, false, true},
	"proxy_cache_lock": {everywhere, 1, 1, false, true}, "proxy_cache_min_uses": {everywhere, 1, 1, false, true}, "proxy_cache_revalidate": {everywhere, 1, 1, false, true},
	"proxy_cache_background_update": {everywhere, 1, 1, false, true}, "proxy_cookie_flags": {everywhere, 1, -1, false, false}, "gzip_static": {everywhere, 1, 1, false, true},
	"gzip_buffers": {everywhere, 2, 2, false, true}, "gzip_http_version": {everywhere, 1, 1, false, true}, "client_body_temp_path": {everywhere, 1, 4, false, true},
	"types_hash_bucket_size": {everywhere, 1, 1, false, true}, "variables_hash_max_size": {inHTTP, 1, 1, false, true}, "server_names_hash_max_size": {inHTTP, 1, 1, false, true},
	"ssl_ecdh_curve": {inHTTP | inServer, 1, 1, false, true}, "ssl_buffer_size": {inHTTP | inServer, 1, 1, false, true}, "ssl_early_data": {inHTTP | inServer, 1, 1, false, true},
	"ssl_reject_handshake": {inHTTP | inServer, 1, 1, false, true}, "limit_rate": {everywhere | inIf, 1, 1, false, true}, "limit_rate_after": {everywhere | inIf, 1, 1, false, true},
	"autoindex": {everywhere, 1, 1, false, true}, "charset": {everywhere | inIf, 1, 1, false, true}, "limit_req_status": {everywhere, 1, 1, false, true},
	"limit_conn_status": {everywhere, 1, 1, false, true}, "rewrite_log": {everywhere | inServerIf | inIf, 1, 1, false, true}, "recursive_error_pages": {everywhere, 1, 1, false, true},
	"real_ip_recursive": {everywhere, 1, 1, false, true}, "worker_cpu_affinity": {inMain, 1, -1, false, true}, "worker_priority": {inMain, 1, 1, false, true},
	"worker_shutdown_timeout": {inMain, 1, 1, false, true}, "pcre_jit": {inMain, 1, 1, false, true}, "env": {inMain, 1, 1, false, false}, "accept_mutex": {inEvents, 1, 1, false, true},
	"sub_filter_once": {everywhere, 1, 1, false, true}, "sub_filter_types": {everywhere, 1, -1, false, false}, "keepalive_disable": {everywhere, 1, -1, false, true},

	"ip_hash": {inUpstream, 0, 0, false, true}, "least_conn": {inUpstream, 0, 0, false, true}, "hash": {inUpstream, 1, 2, false, true},
	"keepalive": {inUpstream, 1, 1, false, true}, "zone": {inUpstream, 1, 2, false, true}, "random": {inUpstream, 0, 2, false, true},
}

// below returns the level of what stands in d's block.
func below(d *directive) level {
	switch d.name() {
	case "events":
		return inEvents
	case "http":
		return inHTTP
	case "server":
		return inServer
	case "location":
		return inLocation
	case "upstream":
		return inUpstream
	case "limit_except":
		return inLimit
	case "if":
		if d.level == inServer {
			return inServerIf
		}
		return inIf
	}
	return inFree
}

// meant returns the directive that a misspelt name is taken for, or "".
func meant(name string) string {
	best, least := "", 3
	for one := range directives {
		if n := distance(name, one, 3); n < least || n == least && n < 3 && one < best {
			best, least = one, n
		}
	}
	if len(best) < 5 {
		return ""
	}
	return best
}

// distance returns how many letters to add, remove, replace or exchange make b of a, or most if
// it is not less.
func distance(a, b string, most int) int {
	if len(a)-len(b) >= most || len(b)-len(a) >= most {
		return most
	}
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		above := row
		row = make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before = above
	}
	return min(row[len(b)], most)
}
