public import Configuration
import Ledger

/// A right, and on which campuses somebody has it.
public struct RightStanding: Hashable, Sendable {
  /// The name by which `roles.toml` gives it: a command, or what is asked for beside one.
  public var right: String
  /// On all campuses, and for what concerns all of them.
  public var isEverywhere: Bool
  /// The ids of the campuses on which it counts.
  public var campuses: [Int64]
}

/// A right, and the roles that have it.
public struct RightHolders: Hashable, Sendable {
  /// The name by which `roles.toml` gives it.
  public var right: String
  /// The roles, without that of the program itself.
  public var roles: [Role]
}

extension Engine {
  /// All rights in the order of the work they belong to: orders, rounds, handovers, the rest.
  public static let rights: [String] = {
    var known: Set<String> = []
    return orderedNames.filter { known.insert($0).inserted }
  }()
}

extension Snapshot {
  /// The table of role and command as it is in force.
  public func rightHolders() throws -> [RightHolders] {
    let rules = try rulebookExtract().rules
    let roles = Role.allCases.filter { $0 != .system }
    return Engine.rights.map { right in
      RightHolders(right: right, roles: roles.filter { rules.permits($0, right) })
    }
  }

  /// What somebody may do and where, as the engine judges their commands.
  public func rights(of person: Int64) throws -> [RightStanding] {
    let rules = try rulebookExtract().rules
    let (grants, campuses) = (try roles(of: person), try campuses().map(\.id))
    return Engine.rights.map { right in
      let giving = grants.filter { rules.permits($0.role, right) }
      return RightStanding(
        right: right, isEverywhere: giving.contains { $0.counts(on: nil) },
        campuses: campuses.filter { campus in giving.contains { $0.counts(on: campus) } })
    }
  }
}
