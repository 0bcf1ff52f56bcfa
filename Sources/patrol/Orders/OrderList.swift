public import ArgumentParser
import Localization
import Reports
import ServiceClock
public import WorkOrderEngine

/// `patrol order list`: a page of work orders.
struct OrderList: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: helpText("help.order.list"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp(helpText("help.filter"), valueName: "expr"))
  var filter: String?

  @Option(help: ArgumentHelp(helpText("help.sort"), valueName: "due|age|priority"))
  var sort: OrderSort?

  @OptionGroup var paging: PagingOptions

  func run(_ invocation: Invocation) throws {
    let limit = try paging.validLimit()
    let filter = try filter.map { try OrderFilter($0) } ?? .open
    try invocation.withSession { session in
      let me = try session.reader()
      let page = try session.ask { snapshot in
        let page = try snapshot.orders(
          filter, sort: sort ?? filter.sort ?? .due, limit: limit, after: paging.after, me: me)
        let names = ChosenNames(snapshot, strings: invocation.strings)
        // Programs read the names as the campus wrote them, whatever the language of the words.
        return invocation.options.json ? page : try page.map(names.named)
      }
      try print(page, session)
    }
  }

  private func print(_ page: Page<OrderListRow>, _ session: Session) throws {
    let invocation = session.invocation
    let zones = try session.zones()
    if invocation.options.json {
      let items = page.items.map { OrderShape(row: $0, zone: zones[$0.campusID] ?? .utc).json }
      invocation.output.write(line: JSON.list(items, next: page.next).text)
      return
    }
    OrderTable(invocation: invocation, zones: zones, now: session.now).write(page.items)
    paging.sayMore(page.next, invocation)
  }
}

/// How much of a list, and from where on.
struct PagingOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp(helpText("help.limit"), valueName: "n"))
  var limit = 50

  @Option(
    parsing: .unconditional, help: ArgumentHelp(helpText("help.after"), valueName: "cursor"))
  var after: String?

  /// - Throws: a usage error below 1 and above what a page can be.
  func validLimit() throws -> Int {
    guard (1...100_000).contains(limit) else {
      throw Failure(.usage, "error.badLimit", ["value": "\(limit)"])
    }
    return limit
  }

  /// Says on a terminal how the list goes on; programs read it from `--json`.
  func sayMore(_ next: String?, _ invocation: Invocation) {
    guard let next, Console.isForPeople else { return }
    invocation.output.write(line: invocation.strings.text("command.more", ["cursor": next]))
  }
}

extension OrderSort: ExpressibleByArgument {}

extension Session {
  /// The zones of all campuses by id.
  func zones() throws -> [Int64: ZoneRules] {
    let campuses = try ask { try $0.campuses() }
    return Dictionary(campuses.map { ($0.id, $0.zone) }, uniquingKeysWith: { first, _ in first })
  }
}
