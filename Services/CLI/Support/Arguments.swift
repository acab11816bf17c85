public import ArgumentParser
public import MessageSchema

extension ServiceName: ExpressibleByArgument {}

extension Basis: ExpressibleByArgument {}
