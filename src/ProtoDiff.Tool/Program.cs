System.Console.WriteLine("protodiff");
