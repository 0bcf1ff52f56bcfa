/// One value as the database keeps it.
public enum SQLValue: Hashable, Sendable {
  /// No value.
  case null
  /// A whole number; times are seconds since 1970 UTC.
  case integer(Int64)
  /// A floating-point number.
  case real(Double)
  /// Text in UTF-8.
  case text(String)
  /// Bytes as they are.
  case blob([UInt8])
}

extension SQLValue: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral
{
  /// `nil` is NULL.
  public init(nilLiteral: ()) {
    self = .null
  }

  /// A whole number written in the source.
  public init(integerLiteral value: Int64) {
    self = .integer(value)
  }

  /// A floating-point number written in the source.
  public init(floatLiteral value: Double) {
    self = .real(value)
  }

  /// A text written in the source.
  public init(stringLiteral value: String) {
    self = .text(value)
  }
}
