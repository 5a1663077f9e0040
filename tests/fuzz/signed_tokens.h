// Signed: an issuer's published keys, and all that it has ever signed. The private halves were
// thrown away when these were made, so whatever else is taken for its token is a forgery.
#pragma once

#include <array>
#include <string_view>

namespace tests::signed_tokens {

inline constexpr std::string_view issuer = "https://op.example.org";
inline constexpr std::string_view keys =
    R"({"keys":[{"kty":"EC","x":"MG_TrB2JR3VfhOEc8VpbH-2VY5fxKzzUEdf9LNWNno4","y":"WP2UjpK0)"
    R"(PteTR6bPS8-55QuD1araH5TrzYcfNdVOw5c","crv":"P-256","kid":"ec","use":"sig"},{"crv":"E)"
    R"(d25519","x":"iL75Wz34s1nqxxP2IsHeLnRzryEjTTP1LG1uge9qN4M","kty":"OKP","kid":"ed","us)"
    R"(e":"sig"},{"kty":"RSA","n":"1pmCGJcC2mlYxQ3ji_QrG7chUe0GqbZVXqo30ryUrQHUZifusBUyZZHp)"
    R"(fIyhFAJVDWaaQi340ut5mCwos2iwPw84gr7eh5RcaDOhch8K6SC5WlNKRTN9nNxI89LXzExCAdA0xr3k901-)"
    R"(X9_5jm74oAhnK-zb49dVtPqiprh2Fj-9Es7tAOTy9B04xvHJSL9lpE1hrUH2dd7QjmcEKkzJkwQ-JHPM45eW)"
    R"(VNvXozR18GrzaSjxDx2_2MNRFGBxU3j7X5ZKhQikGTq6xlrtrFOh54KMWB91e8q-S54gc0W2wVgOTVb1XNYP)"
    R"(RrJWVuW1--oa71lEHp4K7nlxtHwCzKbOBQ","e":"AQAB","kid":"rsa","use":"sig"}]})";
inline constexpr std::array<std::string_view, 4> all{
    "eyJhbGciOiJFUzI1NiIsImtpZCI6ImVjIiwidHlwIjoiYXQrand0In0.eyJpc3MiOiJodHRwczovL29wLmV4YW"
    "1wbGUub3JnIiwiYXVkIjpbIm1lZHZpcmsiXSwic3ViIjoia2FyaSIsImlhdCI6MTc3MjQ1MjgwMCwibmJmIjox"
    "NzcyNDUyODAwLCJleHAiOjE3NzI0NTY0MDB9.dF6IaCCr4lwP7xkCLjKba0JfMIoG0hmDnq6qFfwFzsRftZZDQ"
    "_unhSr8LntXtonHq48GJmOIGtY6oSjBTWdbGg",
    "eyJhbGciOiJFZERTQSIsImtpZCI6ImVkIiwidHlwIjoiYXQrand0In0.eyJpc3MiOiJodHRwczovL29wLmV4YW"
    "1wbGUub3JnIiwiYXVkIjpbIm1lZHZpcmsiXSwic3ViIjoia2FyaSIsImlhdCI6MTc3MjQ1MjgwMCwibmJmIjox"
    "NzcyNDUyODAwLCJleHAiOjE3NzI0NTY0MDB9.pvP3PQ5UCRbs0ovecu2pDqUy7X97OCKGxurSKD0wqRe1wl_de"
    "lQck27sweTN8Xi3B-GoQL1e_QhFnloogDBfCw",
    "eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYSIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJodHRwczovL29wLmV4Y"
    "W1wbGUub3JnIiwiYXVkIjpbIm1lZHZpcmsiXSwic3ViIjoia2FyaSIsImlhdCI6MTc3MjQ1MjgwMCwibmJmIjo"
    "xNzcyNDUyODAwLCJleHAiOjE3NzI0NTY0MDB9.jy7r2BK1RVPCjp-MkT1g2dENn4PMxF4-uawueShHlcAEPdIt"
    "FZCzkdaA3jKjQoaBqLzr_Qq3ci9BTIzO4iPNgvldSusdgo2xfXniTrvxXFflglcqBKTy-mmP2Gl8RNMfHN8ocY"
    "Ziy5rfCU5CkXai9K6e4pM5pflA63CeemsUZgdgK0I1chCmAu8cOzerNJnx8wO5psmcMjTcAAPCq7ZHb2By3xIu"
    "Xuxaw5OKwrUI9PaVLeVTkOmzai07lhMUDWbPxUGgMlBLX0R4O0UqBYST5TLRM7zxjINwIer-N0bS0shHfM7hPI"
    "vPJbaDR8U4NSsL1kPSOo5KPUBx_-mRmQPFKA",
    "eyJhbGciOiJQUzI1NiIsImtpZCI6InJzYSIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJodHRwczovL29wLmV4Y"
    "W1wbGUub3JnIiwiYXVkIjpbIm1lZHZpcmsiXSwic3ViIjoia2FyaSIsImlhdCI6MTc3MjQ1MjgwMCwibmJmIjo"
    "xNzcyNDUyODAwLCJleHAiOjE3NzI0NTY0MDB9.ewxzo5lMn4mCTAKEexDxC28BvTgkQIBIIa8jfwZVEOp19Mbd"
    "lP5TfXlTVRfUo95ER-9RbNLSUJM7qQJS5rvhzoSRSJRh32PfD8O9zAFKTHjX8OKIaNA_BQZlcNSNL3FyP5WyYZ"
    "BCm4UIikoPQjBcbVGhV2leJUBHOOIf8YglriC4rREYZ30iFoW3h2-vpWfHUWV45tDOCDz0t4fuQ6abNnaQZnSj"
    "vScbCXJvb6WPM-Qb90NQ7PXmvk3wiNVrLbfyo3pmsLk5apPlRpGDELcGU0oKC45aB4p085TsZGGOUxShYvB_Mr"
    "k06cHb9XdzndUgcUt5HLRfSMLVIHkQb4tpag"};

}  // namespace tests::signed_tokens
