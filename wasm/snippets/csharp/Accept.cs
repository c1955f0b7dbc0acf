using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

static class Program
{
    const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    static string Accept(string key)
    {
        if (!Regex.IsMatch(key, @"\A[A-Za-z0-9+/]{22}==\z"))
            throw new FormatException("Sec-WebSocket-Key must be 16 bytes in base64");

        using (var sha1 = SHA1.Create())
        {
            byte[] digest = sha1.ComputeHash(Encoding.ASCII.GetBytes(key + Guid));
            return Convert.ToBase64String(digest);
        }
    }

    static int Main(string[] args)
    {
        if (args.Length != 1)
        {
            Console.Error.WriteLine("usage: Accept KEY");
            return 2;
        }
        try
        {
            Console.WriteLine(Accept(args[0]));
            return 0;
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
