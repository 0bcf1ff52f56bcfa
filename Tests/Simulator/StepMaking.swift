import WorkOrderEngine

extension SeededGenerator {
  /// A step that makes sense in the world as it stands, most of the time.
  public mutating func step(in world: SimulatedWorld) throws -> Step {
    let deed = try deed(in: world)
    // The supervisor may do nearly everything; one in three is done by whoever comes along.
    return Step(
      wait: wait(), late: chance(10) ? Int64(60 * below(chance(50) ? 120 : 3_000)) : 0,
      who: chance(65) ? 0 : below(SimulatedCampus.staff.count), isRepeated: chance(3),
      terminal: below(SimulatedWorld.terminals), deed: deed)
  }

  private mutating func wait() -> Int64 {
    switch below(100) {
    case 0..<60: Int64(below(7_200))
    case 60..<84: Int64(below(86_400))
    case 84..<95: Int64(below(5 * 86_400))
    // Nobody comes for weeks, and no `tick` runs.
    case 95..<98: Int64(below(40 * 86_400))
    default: -Int64(below(7_200))
    }
  }

  private mutating func deed(in world: SimulatedWorld) throws -> Deed {
    guard !world.orders.isEmpty else { return .log(logging()) }
    return switch below(100) {
    case 0..<12: .log(logging())
    case 12..<62: try orderDeed(in: world)
    case 62..<76:
      .round(route: below(8), pick(RoundDeed.weighted), value: below(1_000))
    case 76..<79: .handover(pick(HandoverDeed.allCases), value: below(1_000))
    case 79..<84:
      .walk(
        route: below(8), minutes: Int64(5 + below(40)), failures: chance(30) ? 1 + below(4) : 0,
        isComplete: chance(85))
    case 84: .suspend(route: below(8), after: below(8), days: below(20))
    case 85: .lift(route: below(8))
    case 86: .endWatch(route: below(8))
    case 87..<89: .configure(below(SimulatedCampus.variants))
    case 89..<92: .office(pick(OfficeDeed.allCases), value: below(1_000))
    default: .tick
    }
  }

  private mutating func logging() -> Logging {
    Logging(
      place: below(8), category: below(20), priority: below(6), isMajor: chance(12),
      appointment: chance(15) ? Int64(below(4 * 86_400)) : nil,
      agreed: chance(15) ? Int64(below(9 * 86_400)) : nil, isDone: chance(8))
  }

  private mutating func orderDeed(in world: SimulatedWorld) throws -> Deed {
    // The newest orders see most of what happens.
    let count = world.orders.count
    let index = chance(75) ? count - 1 - below(min(count, 6)) : below(count)
    let stage = try world.stage(of: world.orders[index])
    let allowed = OrderDeed.allCases.filter { OrderTable.allows($0.event, in: stage) }
    let deeds = chance(8) ? OrderDeed.allCases : allowed
    let weighted = deeds.flatMap { Array(repeating: $0, count: $0.weight) }
    return .order(index, pick(weighted), value: below(1_000))
  }
}
