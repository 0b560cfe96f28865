using Wirecheck.ProtoDiff.Tool;

return CommandLine.Run(args);
