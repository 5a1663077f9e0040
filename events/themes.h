// Themes: sums are nested variants, a theme each; these go down to the one case inside.
#pragma once

#include <boost/mp11.hpp>
#include <type_traits>
#include <variant>

namespace events {

// A variant, or a struct around one that names it `Sum`.
template <class T>
struct SumOf {
  static constexpr bool exists = false;
};
template <class... Cases>
struct SumOf<std::variant<Cases...>> {
  static constexpr bool exists = true;
  using type = std::variant<Cases...>;
};
template <class T>
requires requires { typename T::Sum; }
struct SumOf<T> : SumOf<typename T::Sum> {};

template <class T>
inline constexpr bool is_variant = SumOf<T>::exists;
template <class T>
using Sum = typename SumOf<T>::type;

// std::visit through all levels.
template <class Variant, class Visit>
decltype(auto) visit_inner(const Variant& variant, const Visit& visit) {
  return std::visit(
      [&](const auto& each) -> decltype(auto) {
        if constexpr (is_variant<std::remove_cvref_t<decltype(each)>>) {
          return visit_inner(each, visit);
        } else {
          return visit(each);
        }
      },
      variant);
}

// Calls `visit` with mp_identity<T> for each innermost case T.
template <class Variant, class Visit>
void for_each_case(const Visit& visit) {
  using boost::mp11::mp_identity;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<mp_identity, Sum<Variant>>>(
      [&](auto identity) {
        using Case = typename decltype(identity)::type;
        if constexpr (is_variant<Case>) {
          for_each_case<Case>(visit);
        } else {
          visit(identity);
        }
      });
}

}  // namespace events
