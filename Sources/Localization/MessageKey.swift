/// The name of a text in the string tables: dotted lower camel case, such as `order.state.reported`.
///
/// A literal or an interpolated literal makes one: `"order.state.\(state.rawValue)"`.
public struct MessageKey: Hashable, Sendable, ExpressibleByStringInterpolation,
  CustomStringConvertible
{
  /// The name as it stands in the tables.
  public let name: String

  /// A key of this name. Whether the tables have it shows when it is used.
  public init(_ name: String) { self.name = name }

  /// A key written as a literal.
  public init(stringLiteral value: String) { name = value }

  /// The name.
  public var description: String { name }
}
