/// What can be an argument of a statement.
///
/// A type with a raw value of such a type opts in with an empty extension:
/// `extension Priority: SQLConvertible {}`.
public protocol SQLConvertible {
  /// The value as the database keeps it.
  var sqlValue: SQLValue { get }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
  /// The raw value as the database keeps it.
  public var sqlValue: SQLValue { rawValue.sqlValue }
}

extension SQLValue: SQLConvertible {
  /// Itself.
  public var sqlValue: SQLValue { self }
}

extension Int: SQLConvertible {
  /// A whole number.
  public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLConvertible {
  /// A whole number.
  public var sqlValue: SQLValue { .integer(self) }
}

extension Bool: SQLConvertible {
  /// 1 when true, else 0.
  public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLConvertible {
  /// A floating-point number.
  public var sqlValue: SQLValue { .real(self) }
}

extension String: SQLConvertible {
  /// A text.
  public var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLConvertible {
  /// Bytes.
  public var sqlValue: SQLValue { .blob(self) }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
  /// The value, or NULL.
  public var sqlValue: SQLValue {
    switch self {
    case .some(let value): value.sqlValue
    case .none: .null
    }
  }
}
